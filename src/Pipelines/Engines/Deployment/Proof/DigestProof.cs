using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Proof;

/// <summary>What a service is said to run after its deployment.</summary>
/// <param name="Service">The service.</param>
/// <param name="Revision">The ARN of the service revision that the deployment was to bring; null when ECS named none.</param>
/// <param name="TaskDefinition">The ARN of the task definition that was deployed.</param>
/// <param name="Image">Its image.</param>
internal sealed record DigestClaim(Service Service, string? Revision, string TaskDefinition, ImageReference Image);

/// <summary>
/// Whether a deployment really ran the digest that it was made for, by ECS's own record of the service revision: never by what the task definition says.
/// In come claims, out goes one proof each; all of them are asked for in one call.
/// </summary>
/// <param name="Service">The service.</param>
/// <param name="Result">What was found.</param>
/// <param name="Text">The finding in words, a sentence without its end.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerImage.html</remarks>
internal sealed record DigestProof(Service Service, DigestResult Result, string Text)
{
    /// <summary>Asks ECS. A proof that cannot be had is no failure: it is <see cref="DigestResult.Unknown"/>, and says why.</summary>
    public static async Task<IReadOnlyList<DigestProof>> OfAsync(EcsClient ecs, IReadOnlyList<DigestClaim> claims, CancellationToken cancellationToken)
    {
        var arns = claims.Select(claim => claim.Revision).OfType<string>().Distinct().ToList();
        try
        {
            var revisions = arns.Count == 0 ? [] : await ecs.FindServiceRevisionsAsync(arns, cancellationToken);
            return [.. claims.Select(claim => revisions is null ? Unknown(claim, PlanText.MayNotProve) : Of(claim, revisions.FirstOrDefault(revision => revision.Arn == claim.Revision)))];
        }
        catch (ExecutionException unread)
        {
            return [.. claims.Select(claim => Unknown(claim, unread.Message.TrimEnd('.')))];
        }
    }

    private static DigestProof Of(DigestClaim claim, EcsServiceRevision? revision)
    {
        if (revision is null)
        {
            return Unknown(claim, PlanText.NoRevision);
        }

        if (revision.TaskDefinition is { } definition && definition != claim.TaskDefinition)
        {
            return new(claim.Service, DigestResult.Other, PlanText.OtherDefinitionRan(definition, claim.TaskDefinition));
        }

        return revision.Images.FirstOrDefault(image => image.Container == claim.Service.Name)?.Digest switch
        {
            null => Unknown(claim, PlanText.NoDigest),
            var digest when digest == claim.Image.Digest.Text => new(claim.Service, DigestResult.Same, PlanText.SameDigest(claim.Image)),
            var digest => new(claim.Service, DigestResult.Other, PlanText.OtherDigest(digest, claim.Image)),
        };
    }

    private static DigestProof Unknown(DigestClaim claim, string why) => new(claim.Service, DigestResult.Unknown, why);
}

/// <summary>What a proof of the digest found.</summary>
internal enum DigestResult
{
    /// <summary>The service runs the digest.</summary>
    Same,

    /// <summary>The service runs something else.</summary>
    Other,

    /// <summary>ECS does not tell.</summary>
    Unknown,
}

using System.Text.RegularExpressions;
using Amazon.ECR;
using Amazon.ECR.Model;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>A repository of Amazon ECR.</summary>
internal sealed record EcrRepository
{
    /// <summary>Its name.</summary>
    public required RepositoryName Name { get; init; }

    /// <summary>Registry and name, <c>111111111111.dkr.ecr.eu-west-1.amazonaws.com/storefront</c>.</summary>
    public required string Uri { get; init; }

    /// <summary>Whether a tag that is set may be set again.</summary>
    public required bool TagsCanMove { get; init; }

    /// <summary>The tags for which the opposite holds; <c>*</c> stands for any text.</summary>
    public required IReadOnlyList<string> Exceptions { get; init; }

    /// <summary>Whether ECR looks through images for known weaknesses when they come.</summary>
    public bool ScansOnPush { get; init; }

    /// <summary>Whether this tag may be set again.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html</remarks>
    public bool CanMove(ImageTag tag) =>
        TagsCanMove != Exceptions.Any(filter =>
            Regex.IsMatch(tag.Text, "^" + Regex.Escape(filter).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z", RegexOptions.NonBacktracking));

    /// <summary>What the SDK says of it.</summary>
    public static EcrRepository Of(Repository repository) => new()
    {
        Name = RepositoryName.Parse(repository.RepositoryName),
        Uri = repository.RepositoryUri,
        TagsCanMove = repository.ImageTagMutability == ImageTagMutability.MUTABLE
            || repository.ImageTagMutability == ImageTagMutability.MUTABLE_WITH_EXCLUSION,
        Exceptions = [.. (repository.ImageTagMutabilityExclusionFilters ?? []).Select(filter => filter.Filter)],
        ScansOnPush = repository.ImageScanningConfiguration?.ScanOnPush == true,
    };
}

/// <summary>A repository that is there now.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="IsCreated">True when it was created just now, by us.</param>
/// <param name="Differences">How it differs from what would have been created, a sentence each; none when it is so.</param>
internal sealed record EnsuredRepository(EcrRepository Repository, bool IsCreated, IReadOnlyList<string> Differences);

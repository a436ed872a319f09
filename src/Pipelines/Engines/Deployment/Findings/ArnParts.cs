namespace Pipelines.Engines.Deployment.Findings;

/// <summary>The parts of an Amazon resource name: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html.</summary>
internal sealed record ArnParts(string Partition, string Kind, string Region, string Account, string Resource)
{
    /// <summary>The parts; null when the text is no ARN.</summary>
    public static ArnParts? Find(string? text) =>
        text?.Split(':', 6) is ["arn", { Length: > 0 } partition, { Length: > 0 } kind, var region, var account, { Length: > 0 } resource] ? new(partition, kind, region, account, resource) : null;
}

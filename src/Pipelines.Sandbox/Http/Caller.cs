namespace Pipelines.Sandbox.Http;

/// <summary>Who signed a request, and for which region.</summary>
internal sealed record Caller(string Account, string Region, string Arn, string UserId, bool IsAssumedRole)
{
    public string Partition => PartitionOf(Region);

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</summary>
    public static string PartitionOf(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";
}

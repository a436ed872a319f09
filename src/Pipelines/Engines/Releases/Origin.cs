using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>Where a deployment came from. Every revision that is registered carries it as tags, whether or not its deployment succeeds.</summary>
/// <param name="Revision">The source of the images.</param>
/// <param name="By">Who: GitLab's login, or the ARN of the AWS credentials.</param>
internal sealed record Origin(Revision Revision, string By)
{
    /// <summary>The address of the pipeline's page; null for a deployment from a laptop.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The number of the pipeline in its project, CI_PIPELINE_IID: a later pipeline has a higher one. Null for a deployment from a laptop.</summary>
    /// <remarks>https://docs.gitlab.com/ci/variables/predefined_variables/</remarks>
    public long? PipelineNumber { get; init; }

    /// <summary>Who, for people: of an ARN what stands after the account.</summary>
    public string Name => NameOf(By);

    /// <summary>Of an ARN what stands after the account, <c>assumed-role/admin/ann</c>; any other text as it is.</summary>
    public static string NameOf(string by) => by.Split(':', 6) is ["arn", .., var name] ? name : by;
}

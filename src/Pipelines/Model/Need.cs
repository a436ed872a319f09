namespace Pipelines.Model;

/// <summary>One entry of <c>needs</c>: https://docs.gitlab.com/ci/yaml/#needs.</summary>
/// <param name="Job">The needed job.</param>
public sealed record Need(string Job)
{
    /// <summary><c>artifacts</c>: download those of the needed job, its dotenv report among them.</summary>
    public bool Artifacts { get; init; } = true;

    /// <summary><c>optional</c>: the needed job may be missing in this pipeline. When all needs are optional and missing, the job starts at once.</summary>
    public bool Optional { get; init; }
}

namespace Pipelines.Model;

/// <summary>One entry of <c>needs</c>: https://docs.gitlab.com/ci/yaml/#needs.</summary>
/// <param name="Job">The needed job.</param>
public sealed record Need(string Job)
{
    /// <summary><c>artifacts</c>: download those of the needed job, its dotenv report among them.</summary>
    public bool Artifacts { get; init; } = true;

    /// <summary><c>optional</c>: the needed job may be missing in this pipeline. When all needs are optional and missing, the job starts at once.</summary>
    public bool Optional { get; init; }

    /// <summary><c>parallel:matrix</c>: these jobs of a matrix alone; names stand in the order of the needed job.</summary>
    public IReadOnlyList<MatrixEntry> Matrix { get; init; } = [];

    /// <summary><c>project</c>: the job's newest success in another project, or in another ref of this one (Premium). It is not waited for.</summary>
    public string? Project { get; init; }

    /// <summary><c>ref</c>: the branch or tag of <see cref="Project"/>; GitLab wants both.</summary>
    public string? Ref { get; init; }

    /// <summary><c>pipeline</c>: the id of another pipeline of the same hierarchy, such as <c>$PARENT_PIPELINE_ID</c>.</summary>
    public string? Pipeline { get; init; }

    /// <summary>True when the job is not one of this pipeline.</summary>
    public bool IsElsewhere => Project is not null || Pipeline is not null;
}

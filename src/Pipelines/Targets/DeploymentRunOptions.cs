namespace Pipelines.Targets;

/// <summary>What a person may say about a deployment.</summary>
internal sealed record DeploymentRunOptions
{
    /// <summary>True to write nothing.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>True to deploy over a newer commit.</summary>
    public bool Force { get; init; }

    /// <summary>Which commit, or its first digits; null = the one that is checked out.</summary>
    public string? Commit { get; init; }

    /// <summary>The file that the plan is written to, Markdown, and JSON beside it; null = none.</summary>
    public string? PlanFile { get; init; }
}

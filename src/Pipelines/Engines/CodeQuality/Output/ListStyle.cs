namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>How the list of findings is laid out.</summary>
/// <param name="Colors">True for a terminal that shows colours.</param>
/// <param name="SectionsAt">The time that the sections of GitLab's log say; null = no sections.</param>
internal sealed record ListStyle(bool Colors = false, DateTimeOffset? SectionsAt = null)
{
    /// <summary>The most findings that are listed; the reports have more.</summary>
    public int MostFindings { get; init; } = 500;

    /// <summary>The style for a console.</summary>
    /// <param name="variable">The value of an environment variable; null when it is not set or empty.</param>
    /// <param name="isTerminal">True when a person's terminal shows the output.</param>
    /// <param name="time">The clock.</param>
    /// <remarks>https://no-color.org; https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections</remarks>
    public static ListStyle For(Func<string, string?> variable, bool isTerminal, TimeProvider time) => new(
        isTerminal && variable("NO_COLOR") is null && variable("TERM") != "dumb",
        variable("GITLAB_CI") == "true" ? time.GetUtcNow() : null);
}

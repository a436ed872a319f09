namespace Pipelines.Definitions;

/// <summary>What fails <c>Lint</c>. docs/code-quality.md has the words of its files.</summary>
public sealed record LintGate
{
    /// <summary>The mildest severity that fails; <c>Lint --fail-on</c> says another for one run.</summary>
    public LintSeverity FailOn { get; init; } = LintSeverity.Minor;

    /// <summary>
    /// True = only a finding that is not in the baseline fails: the report of the target branch, which GitLab is asked for when there is a token, else
    /// <see cref="Baseline"/>. <c>Lint --new-only</c> asks for it in one run.
    /// </summary>
    public bool NewOnly { get; init; }

    /// <summary>The committed list of accepted findings, relative to the repository's root; <c>Lint --accept</c> writes it.</summary>
    public string Baseline { get; init; } = ".nuke/lint-baseline.json";

    /// <summary>Findings that are passed over for a time.</summary>
    public IReadOnlyList<LintSuppression> Suppress { get; init; } = [];

    /// <summary>A committed file of more of them, relative to the repository's root; it need not be there.</summary>
    public string Suppressions { get; init; } = ".nuke/lint-suppressions.json";
}

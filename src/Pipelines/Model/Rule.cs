namespace Pipelines.Model;

/// <summary>One entry of <c>rules</c>: https://docs.gitlab.com/ci/yaml/#rules. All that it names must hold; an entry that names nothing always holds.</summary>
public sealed record Rule
{
    /// <summary><c>if</c>.</summary>
    public Condition? If { get; init; }

    /// <summary><c>changes:paths</c>, at most 50 patterns; one that matches is enough. Always true where there is no push to compare with.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary><c>changes:compare_to</c>: the branch, tag or commit that the changes are counted from.</summary>
    public string? CompareTo { get; init; }

    /// <summary><c>changes:regexp</c>, in place of <see cref="Changes"/>: RE2 over whole paths, at most 255 characters.</summary>
    public string? ChangesRegexp { get; init; }

    /// <summary><c>exists</c>, at most 50 patterns; one that matches is enough.</summary>
    public IReadOnlyList<string> Exists { get; init; } = [];

    /// <summary><c>exists:project</c>: where to look; null = in this project.</summary>
    public string? ExistsProject { get; init; }

    /// <summary><c>exists:ref</c> of <see cref="ExistsProject"/>; null = the head of its default branch.</summary>
    public string? ExistsRef { get; init; }

    /// <summary><c>exists:regexp</c>, in place of <see cref="Exists"/>: RE2 over whole paths, at most 255 characters.</summary>
    public string? ExistsRegexp { get; init; }

    /// <summary><c>when</c>; null = the job's.</summary>
    public RunWhen? When { get; init; }

    /// <summary><c>start_in</c>, only with <see cref="RunWhen.Delayed"/>.</summary>
    public Span? StartIn { get; init; }

    /// <summary><c>allow_failure</c>; with <see cref="RunWhen.Manual"/> true = the pipeline does not wait for the job, false = it does.</summary>
    public bool? AllowFailure { get; init; }

    /// <summary><c>interruptible</c>; null = the job's.</summary>
    public bool? Interruptible { get; init; }

    /// <summary><c>needs</c>: replaces those of the job; null = the job's.</summary>
    public IReadOnlyList<Need>? Needs { get; init; }

    /// <summary><c>auto_cancel</c>, in a rule of the workflow only.</summary>
    public AutoCancel? AutoCancel { get; init; }

    /// <summary><c>variables</c>; they go before the job's.</summary>
    public IReadOnlyList<VariableSetting> Variables { get; init; } = [];

    /// <summary>A rule that only has a condition.</summary>
    public static implicit operator Rule(Condition condition) => new() { If = condition };
}

using System.Runtime.CompilerServices;

namespace Pipelines.Definitions;

/// <summary>Findings that are passed over until a day. After it they count again, and the suppression itself is a finding.</summary>
public sealed record LintSuppression
{
    /// <summary>States what is passed over; the place in the source is where its end is shown.</summary>
    /// <param name="rule">Tool and rule as <c>Lint</c> prints them, such as <c>shellcheck/SC2086</c>; <c>*</c> stands for anything.</param>
    /// <param name="reason">Why, for whoever asks later; never empty.</param>
    /// <param name="until">The last day on which it holds, in UTC.</param>
    /// <param name="file">The source file; the compiler gives it.</param>
    /// <param name="line">The line in it; the compiler gives it.</param>
    public LintSuppression(string rule, string reason, DateOnly until, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Rule = rule;
        Reason = reason;
        Until = until;
        File = file;
        Line = line;
    }

    /// <summary>Tool and rule, such as <c>shellcheck/SC2086</c>; <c>*</c> stands for anything.</summary>
    public string Rule { get; }

    /// <summary>Why it is right for now.</summary>
    public string Reason { get; }

    /// <summary>The last day on which it holds, in UTC.</summary>
    public DateOnly Until { get; }

    /// <summary>The files, relative to the repository's root; <c>*</c> stands for anything, <c>/</c> too.</summary>
    public string Path { get; init; } = "*";

    internal string File { get; init; }

    internal int Line { get; init; }
}

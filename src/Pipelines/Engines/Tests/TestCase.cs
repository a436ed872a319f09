namespace Pipelines.Engines.Tests;

/// <summary>How a test ended.</summary>
internal enum TestOutcome
{
    /// <summary>As it should.</summary>
    Passed,

    /// <summary>With a failed assertion or an error.</summary>
    Failed,

    /// <summary>It was not run.</summary>
    Skipped,
}

/// <summary>One test of a report.</summary>
/// <param name="Name">Its name, with its class.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it took, as the report says.</param>
/// <param name="Message">Why it failed or was skipped; empty when the report does not say, and when it passed.</param>
/// <param name="Trace">The text around a failure, where its place is found.</param>
internal sealed record TestCase(string Name, TestOutcome Outcome, TimeSpan Duration, string Message = "", string Trace = "")
{
    /// <summary>Its class; empty when the report does not say.</summary>
    public string Class { get; init; } = "";

    /// <summary>Its file, as the report says it; empty when it does not.</summary>
    public string File { get; init; } = "";

    /// <summary>True when it failed in one attempt and passed in another.</summary>
    public bool IsFlaky { get; init; }
}

/// <summary>A failed test, for people.</summary>
/// <param name="Name">Its name, with its class.</param>
/// <param name="Message">Why it failed.</param>
/// <param name="Place"><c>file:line</c> relative to the repository's root; null when the report names no file of it.</param>
internal sealed record TestFailure(string Name, string Message, string? Place);

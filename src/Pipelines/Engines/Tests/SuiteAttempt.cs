namespace Pipelines.Engines.Tests;

/// <summary>One start of a suite: what of it runs, and where its reports go.</summary>
internal sealed record SuiteAttempt
{
    /// <summary>The absolute path of the repository's root.</summary>
    public required string Root { get; init; }

    /// <summary>The absolute path of the JUnit XML.</summary>
    public required string JUnit { get; init; }

    /// <summary>The absolute path of the coverage in Cobertura's XML; null = none is collected.</summary>
    public string? Coverage { get; init; }

    /// <summary>The variables that are handed on.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The classes of a .NET suite, or the files of a command, that run; null = all.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>The tests that run, after they have failed; null = all.</summary>
    public IReadOnlyList<TestCase>? Again { get; init; }

    /// <summary>True when programs of xunit.v3 are built to speak the testing platform's command line, which collects coverage.</summary>
    public bool TestingPlatform { get; init; }
}

namespace Pipelines.Engines.Tests;

/// <summary>Which suites run, and where their reports go.</summary>
internal sealed record TestRunOptions
{
    /// <summary>The absolute path of the repository's root.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of the JUnit XML, relative to the root: the files of <c>artifacts:reports:junit</c>.</summary>
    public string ResultsFolder { get; init; } = "artifacts/test-results";

    /// <summary>The names of the suites to run; empty = all.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Tells the tests, by <c>PIPELINES_REQUIRE_ALL=1</c>, to fail where they would skip because a part of the machine is missing.</summary>
    public bool RequireAll { get; init; }

    /// <summary>How many suites run side by side, at most.</summary>
    public int AtOnce { get; init; } = Environment.ProcessorCount;

    /// <summary>Has analyzers look at test projects as they are built; not needed where a linter does it.</summary>
    public bool Analyzers { get; init; } = true;

    /// <summary>The absolute path of the folder of the JUnit XML.</summary>
    public string FullResultsFolder => Path.GetFullPath(Path.Combine(Root, ResultsFolder));
}

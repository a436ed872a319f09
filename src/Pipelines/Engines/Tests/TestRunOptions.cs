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

    /// <summary>The folder of the coverage, relative to the root: the files <c>cobertura*.xml</c> in it are those of <c>coverage_report</c>.</summary>
    public string CoverageFolder { get; init; } = "artifacts/coverage";

    /// <summary>Asks for the repository's files, relative to the root: what else has coverage is left out. Null = whatever is there counts.</summary>
    public Func<CancellationToken, Task<IReadOnlyList<string>>>? RepositoryFiles { get; init; }

    /// <summary>How often failed tests are run again, 0 to 5, in suites that do not say more; null = as the suites say.</summary>
    public int? Retries { get; init; }

    /// <summary>How many of the slowest tests are named at the end, unless it is said.</summary>
    public const int DefaultSlowest = 5;

    /// <summary>How many of the slowest tests are named at the end.</summary>
    public int Slowest { get; init; } = DefaultSlowest;

    /// <summary>The part of the tests that runs; null = all.</summary>
    public TestPart? Part { get; init; }

    /// <summary>
    /// The committed record that parts are split by, relative to the root. It is one of the commit's files, because jobs that run at the same time must make the
    /// same split: with a cache that one of them has changed meanwhile, a test could be in no part.
    /// </summary>
    public string Durations { get; init; } = "build/test-record.json";

    /// <summary>The record of this run and those before it, relative to the root.</summary>
    public string Record { get; init; } = "artifacts/test-results/test-record.json";

    /// <summary>Builds programs of xunit.v3 for the testing platform's command line, which collects coverage.</summary>
    public bool TestingPlatform { get; init; }

    /// <summary>The absolute path of the committed record.</summary>
    public string FullDurations => Path.GetFullPath(Path.Combine(Root, Durations));

    /// <summary>The absolute path of the record of this run.</summary>
    public string FullRecord => Path.GetFullPath(Path.Combine(Root, Record));

    /// <summary>The absolute path of the folder of the coverage.</summary>
    public string FullCoverageFolder => Path.GetFullPath(Path.Combine(Root, CoverageFolder));

    /// <summary>The absolute path of the folder of the JUnit XML.</summary>
    public string FullResultsFolder => Path.GetFullPath(Path.Combine(Root, ResultsFolder));
}

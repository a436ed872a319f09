namespace Pipelines.Definitions;

/// <summary>One suite of tests: a command that runs it and leaves JUnit XML behind.</summary>
/// <param name="Name">The name, for <c>Test --suite</c>, for the report's file and for people.</param>
public abstract record TestSuite(string Name)
{
    /// <summary>Keeps the suite from running beside another: it measures time, or uses something that another one changes.</summary>
    public bool Alone { get; init; }

    /// <summary>
    /// Has the coverage of a .NET suite collected, which takes time at every run; the project refers to Microsoft.Testing.Extensions.CodeCoverage, or to
    /// Microsoft.NET.Test.Sdk. A command says it by <c>{coverage}</c> in its arguments instead.
    /// </summary>
    public bool Coverage { get; init; }

    /// <summary>How often the tests that failed are run again, 0 to 5. One that passes then counts as passed and as flaky, and is shown.</summary>
    public int Retries { get; init; }

    /// <summary>The test files of a command, as a pattern relative to its folder such as <c>test/**/*_test.rb</c>; they stand where it says <c>{files}</c>.</summary>
    public string? Files { get; init; }

    /// <summary>What a command says in place of the path of its coverage.</summary>
    internal const string CoveragePlaceholder = "{coverage}";

    /// <summary>True when the suite leaves its coverage.</summary>
    internal bool LeavesCoverage =>
        Coverage || (this is CommandLine command && command.Executable.Any(word => word.Contains(CoveragePlaceholder, StringComparison.Ordinal)));

    /// <summary>A test project of .NET with xunit.v3, which is an executable of its own.</summary>
    /// <param name="name">The name of the suite.</param>
    /// <param name="project">The project file, relative to the repository's root.</param>
    public static TestSuite DotNet(string name, string project) => new DotNetProject(name, project);

    /// <summary>A command that writes JUnit XML to the file whose path replaces <c>{junit}</c> in its arguments, and its coverage as Cobertura where <c>{coverage}</c> stands.</summary>
    /// <param name="name">The name of the suite.</param>
    /// <param name="folder">The working folder, relative to the repository's root.</param>
    /// <param name="command">The executable and its arguments.</param>
    public static TestSuite Command(string name, string folder, params string[] command) => new CommandLine(name, folder, command);

    /// <inheritdoc cref="DotNet"/>
    public sealed record DotNetProject(string Name, string Project) : TestSuite(Name);

    /// <inheritdoc cref="Command"/>
    public sealed record CommandLine(string Name, string Folder, IReadOnlyList<string> Executable) : TestSuite(Name);
}

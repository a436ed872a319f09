using System.Text.RegularExpressions;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>Takes the suites to run from those that are defined, and refuses what could not run before anything does.</summary>
internal static partial class SuiteChoice
{
    /// <summary>How often failed tests may be run again: more hides rather than shows.</summary>
    public const int MostRetries = 5;

    /// <summary>The suites of the given names, all when there are none, in the order of the definition.</summary>
    /// <exception cref="DefinitionException">A name is unknown, or a suite is not right.</exception>
    public static IReadOnlyList<TestSuite> Of(IReadOnlyList<TestSuite> suites, TestRunOptions options)
    {
        var names = suites.Select(suite => suite.Name).ToList();
        var chosen = suites.Where(suite => options.Names.Count == 0 || options.Names.Contains(suite.Name, StringComparer.Ordinal)).ToList();
        var mistakes = (suites.Count == 0 ? [TestsText.NoSuites()] : Enumerable.Empty<DefinitionMistake>())
            .Concat(options.Names.Except(names, StringComparer.Ordinal).Select(name => TestsText.UnknownSuite(name, names)))
            .Concat(names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).Select(group => TestsText.SameName(group.Key)))
            .Concat(chosen.Where(suite => !FileName().IsMatch(suite.Name)).Select(suite => TestsText.NoFileName(suite.Name)))
            .Concat(chosen.Select(suite => MistakeIn(suite, options.Root)).OfType<DefinitionMistake>())
            .Concat(options.Retries is < 0 or > MostRetries ? [TestsText.BadRetryOption(options.Retries.Value)] : [])
            .ToList();
        return mistakes.Count == 0 ? chosen : throw new DefinitionException(mistakes);
    }

    private static DefinitionMistake? MistakeIn(TestSuite suite, string root) => suite switch
    {
        TestSuite.DotNetProject { Project: var project } when !File.Exists(Path.Combine(root, project)) => TestsText.NoSuchProject(suite.Name, project),
        TestSuite.CommandLine { Folder: var folder } when !Directory.Exists(Path.Combine(root, folder)) => TestsText.NoSuchFolder(suite.Name, folder),
        TestSuite.CommandLine { Executable: var words } when !words.Skip(1).Any(word => word.Contains(CommandLineSuite.Placeholder, StringComparison.Ordinal)) =>
            TestsText.NoPlaceholder(suite.Name),
        TestSuite.CommandLine { Coverage: true, Executable: var words } when !words.Any(word => word.Contains(TestSuite.CoveragePlaceholder, StringComparison.Ordinal)) =>
            TestsText.NoCoveragePlaceholder(suite.Name),
        TestSuite.DotNetProject { Files: not null } => TestsText.FilesOfProject(suite.Name),
        TestSuite.CommandLine { Files: null } command when SaysFiles(command) => TestsText.NoFiles(suite.Name),
        TestSuite.CommandLine { Files: not null } command when !SaysFiles(command) => TestsText.NoFilesPlaceholder(suite.Name),
        TestSuite.CommandLine { Files: { } pattern } command when CommandLineSuite.FilesOf(command, root)!.Count == 0 => TestsText.NoSuchFiles(suite.Name, pattern),
        { Retries: < 0 or > MostRetries } => TestsText.BadRetries(suite.Name, suite.Retries),
        _ => null,
    };

    private static bool SaysFiles(TestSuite.CommandLine suite) => suite.Executable.Contains(CommandLineSuite.FilesPlaceholder);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex FileName();
}

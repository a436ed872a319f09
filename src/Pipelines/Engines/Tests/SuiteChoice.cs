using System.Text.RegularExpressions;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Tests;

/// <summary>Takes the suites to run from those that are defined, and refuses what could not run before anything does.</summary>
internal static partial class SuiteChoice
{
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
            .ToList();
        return mistakes.Count == 0 ? chosen : throw new DefinitionException(mistakes);
    }

    private static DefinitionMistake? MistakeIn(TestSuite suite, string root) => suite switch
    {
        TestSuite.DotNetProject { Project: var project } when !File.Exists(Path.Combine(root, project)) => TestsText.NoSuchProject(suite.Name, project),
        TestSuite.CommandLine { Folder: var folder } when !Directory.Exists(Path.Combine(root, folder)) => TestsText.NoSuchFolder(suite.Name, folder),
        TestSuite.CommandLine { Executable: var words } when !words.Skip(1).Any(word => word.Contains(CommandLineSuite.Placeholder, StringComparison.Ordinal)) =>
            TestsText.NoPlaceholder(suite.Name),
        _ => null,
    };

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex FileName();
}

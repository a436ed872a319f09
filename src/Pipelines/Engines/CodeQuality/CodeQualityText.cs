using System.Globalization;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality;

/// <summary>What this room says to people.</summary>
internal static class CodeQualityText
{
    private const int MostLetters = 200;

    public const string GetRuby = "Install it: 'apt-get install ruby'.";

    public const string GetRubocop = "Install it: 'apt-get install rubocop'.";

    public const string GetYamlLint = "Install it: 'apt-get install yamllint'.";

    public const string GetTerraform = "Install it: https://developer.hashicorp.com/terraform/install.";

    public const string GetMarkdownLint = "Install it: 'npm install --global markdownlint-cli'.";

    public const string GetGitleaks = "Install it: https://github.com/gitleaks/gitleaks#installing.";

    public const string PartOfPipelines = "It is part of Pipelines.";

    public const string Unformatted = "'terraform fmt' would write this otherwise.";

    public const string GetShellCheck = "Install it: 'apt-get install shellcheck'.";

    public static string Word(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Minor => "minor",
        Severity.Major => "major",
        Severity.Critical => "critical",
        Severity.Blocker => "blocker",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, message: null),
    };

    /// <summary>What a word of GitLab's means; a word of another's means the worst.</summary>
    public static Severity SeverityOf(string? word) => Enum.GetValues<Severity>().FirstOrDefault(severity => Word(severity) == word, Severity.Blocker);

    public static string Missing(ILinterTool tool) => $"{tool.Name} is not installed, so it looked at nothing. {tool.Install}";

    public static string Broken(ILinterTool tool, string reason) => $"{tool.Name} is broken: {reason.TrimEnd('.', '\n')}. What it looks at is not known to be right.";

    public static string PutOnPath(string executable) => $"Put '{executable}' on the PATH.";

    public static string LookingAt(ILinterTool tool, string? version, int files) => $"{tool.Name}{(version is null ? "" : " " + version)}: {Number(files, "file")}.";

    public static string Secret(string what) => $"This looks like {what}. Withdraw it where it was issued, then take it out of the repository: its history keeps it.";

    public static InvalidDataException UnknownLine(string text) => new($"'{Shortened(text.Split('\n')[0])}' is none of its lines");

    public static string TooSlow(TimeSpan limit) => $"it did not end within {limit.TotalMinutes.ToString(CultureInfo.InvariantCulture)} minutes";

    public static string Ended(int exitCode, string said) =>
        $"it ended with exit code {exitCode}{(string.IsNullOrWhiteSpace(said) ? " and said nothing" : ": " + LastLine(said))}";

    public static string NotItsFormat(string what) => $"its output is not what it should be: {what}";

    public static string UnreadableName(string name) => $"The name of {name} is not UTF-8, so nothing looks at this file: rename it.";

    public static string NothingToLookAt(ILinterTool tool, string? since) =>
        since is null ? $"{tool.Name}: the repository has no file for it." : $"{tool.Name}: no file for it has changed since '{since}'.";

    public static string LooksAtEverything(ILinterTool tool, int changed) => $"{tool.Name} looks at everything; what it finds in the {Number(changed, "changed file")} counts.";

    public static string Kept(ILinterTool tool, int files) => $"{tool.Name}: {Number(files, "file")} unchanged since the last run.";

    public static string NotKept(ILinterTool tool) => $"{tool.Name}: its settings lead elsewhere, so nothing is kept for the next run.";

    public static string BrokenCache(string file) => $"{file} is broken; what it held is looked for again.";

    public static string Stopped(string project) => $"the build of {project} stopped at errors, so what depends on them was not looked at";

    public static string Elsewhere(IReadOnlyList<Finding> findings) =>
        $"{Number(findings.Count, "finding")} left out, in files that are not the repository's: "
        + string.Join(", ", findings.Select(finding => Printable.OneLine(finding.Path)).Distinct().Take(3))
        + (findings.Select(finding => finding.Path).Distinct().Skip(3).Any() ? ", ..." : "");

    public static string NotChosen(IEnumerable<Linter> linters) =>
        $"Not asked for, so not run: {string.Join(", ", linters.Select(linter => linter.Name).Distinct())}.";

    public static DefinitionMistake UnknownLinter(string name, IReadOnlyList<string> names) => new(
        $"--linter {name}",
        "there is no linter of that name",
        names.Count == 0 ? "Add one to Application.Linters." : $"{NearestName.DidYouMean(name, names)}Linters: {string.Join(", ", names)}.");

    public static DefinitionMistake NoCommand(string name) => new(
        $"Linter.Sarif(\"{name}\")", "it has no command", "Write the executable and its arguments behind the name.");

    public static DefinitionMistake NoToolName(string name) => new(
        $"Linter.Sarif(\"{name}\")", "the name is that of a file too", "Use small letters, digits, '.', '_' and '-' only, a letter or digit first.");

    public static DefinitionMistake SameName(string name) => new(
        $"Application.Linters: {name}", "two linters of different kinds have this name", "Give the one of Linter.Sarif a name of its own.");

    public static DefinitionMistake NoSuchSolution(string solution, IReadOnlyList<string> files) => new(
        $"Linter.DotNet(\"{solution}\")",
        "the repository has no such file",
        $"{NearestName.DidYouMean(solution, files.Where(file => Path.GetExtension(file) is ".sln" or ".slnx" or ".csproj"))}Name a solution or project, relative to the root.");

    public static DefinitionMistake NoSuchFolder(string linter, string folder) => new(
        $"Linter.{linter}(\"{folder}\")",
        "the repository has no file below such a folder",
        "Name a folder, relative to the root; '.' is the root.");

    public static ExecutionException InvalidItem(string file, Finding finding, string fault) => new(
        "write the code quality report",
        file,
        $"an item of {finding.Tool}/{finding.Rule} at {Printable.OneLine(finding.Path)}:{finding.Line} is invalid: {fault}",
        "Report this as a fault of Pipelines, with the tool's own output.");

    public static string Place(Finding finding) =>
        $"{Printable.OneLine(finding.Path)}:{finding.Line.ToString(CultureInfo.InvariantCulture)}{(finding.Column is { } column ? string.Create(CultureInfo.InvariantCulture, $":{column}") : "")}";

    public static string Said(Finding finding) => Printable.OneLine($"{Printable.Shortened(finding.Message)} ({finding.Tool}/{finding.Rule})");

    public static string FindingsHead(int count) => Number(count, "finding");

    public static string NewHead(int count) => $"New: {Number(count, "finding")}";

    public static string KnownHead(int count) => $"Known before: {Number(count, "finding")}";

    public static string MoreThanShown(int count, string page) => $"{Number(count, "more finding")}: see {page}.";

    public static string Truncated(int left, int all) => $"{Number(left, "finding")} of {all.ToString(CultureInfo.InvariantCulture)} left out, none worse than these: a report has to stay small. Mend these, or run Lint on fewer files.";

    public static string Incomplete(string reason) => $"Not everything was looked at: {reason.TrimEnd('.')}.";

    public static string Verdict(CodeQualityResult result)
    {
        var count = Number(result.Reported.Count, "finding");
        var which = result.NewOnly ? " new and" : "";
        return result switch
        {
            { Reported.Count: 0, Passed: true } => "No findings.",
            { Failing: 0 } => $"{count}, none{which} at or above {Word(result.Threshold)}.",
            _ => $"{count}, {result.Failing.ToString(CultureInfo.InvariantCulture)}{which} at or above {Word(result.Threshold)}: mend {(result.Failing == 1 ? "it" : "these")} and run it again.",
        };
    }

    private static string Number(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string Shortened(string text) => text.Length <= MostLetters ? text : text[..MostLetters] + "...";

    private static string LastLine(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n', ' ').Split('\n')[^1].Trim();
}

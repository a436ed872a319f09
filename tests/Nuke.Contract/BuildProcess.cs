using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Nuke.Contract;

/// <summary>A build of this program in a repository of its own: what it is started with.</summary>
/// <param name="name">The name of the build class.</param>
internal sealed class BuildProcess(string name) : IDisposable
{
    // What would steer a build from outside: variables with the names of parameters, and those of the server that runs the tests.
    private static readonly string[] Foreign = ["CI", "HOST", "TARGET", "SKIP", "PLAN", "HELP", "CONTINUE", "ROOT", "PROFILE", "VERBOSITY", "PARTITION", "NAME"];
    private static readonly string[] ForeignPrefixes = ["CI_", "GITLAB_", "NUKE_"];
    private readonly TemporaryFolder folder = new();

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The root directory, with <c>.nuke</c> in it.</summary>
    public string Root { get; private set; } = "";

    public static BuildProcess Of<T>()
    {
        var build = new BuildProcess(typeof(T).Name);
        build.Root = build.folder.Path;
        Directory.CreateDirectory(Path.Combine(build.Root, ".nuke"));
        return build;
    }

    /// <summary>Runs a build with arguments and nothing else.</summary>
    public static Outcome Run<T>(params string[] arguments)
    {
        using var build = Of<T>();
        return build.Run(arguments);
    }

    public BuildProcess With(string variable, string value)
    {
        Environment[variable] = value;
        return this;
    }

    public BuildProcess WithFile(string path, string content)
    {
        var file = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public string PathOf(string path) => Path.Combine(Root, path);

    public Outcome Run(params string[] arguments) => Run(StartInfo("dotnet", [Program, .. arguments]), input: "");

    /// <summary>Runs it on a terminal, on which a person types.</summary>
    public Outcome RunOnTerminal(string typed, params string[] arguments)
    {
        var script = RealPart.Require("script")[0];
        return Run(StartInfo(script, ["-qec", $"dotnet {Program} {string.Join(' ', arguments)}", "/dev/null"]), typed);
    }

    /// <summary>A process in the root directory, in an environment that does not steer the build.</summary>
    public ProcessStartInfo StartInfo(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var variable in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(variable);
        start.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        start.Environment[Contract.Program.BuildVariable] = name;
        foreach (var (variable, value) in Environment)
            start.Environment[variable] = value;
        return start;
    }

    /// <summary>A server asks nobody: what is missing is an error, not a question.</summary>
    public BuildProcess OnServer() => With("GITLAB_CI", "true");

    public void Dispose() => folder.Dispose();

    private static string Program => typeof(BuildProcess).Assembly.Location;

    private static Outcome Run(ProcessStartInfo start, string input)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static bool IsForeign(string variable) =>
        Foreign.Contains(variable) || ForeignPrefixes.Any(x => variable.StartsWith(x, StringComparison.Ordinal));
}

/// <summary>What a build did.</summary>
/// <param name="ExitCode">The exit code of the process.</param>
/// <param name="Raw">The output as it is.</param>
/// <param name="Error">The error output.</param>
internal sealed partial record Outcome(int ExitCode, string Raw, string Error)
{
    private const string RanPrefix = "ran: ";

    /// <summary>The output without colours.</summary>
    public string Text => Colours().Replace(Raw, "");

    public string[] Lines => Text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The targets whose actions ran, in order.</summary>
    public string[] Ran => [.. Lines.Where(x => x.StartsWith(RanPrefix, StringComparison.Ordinal)).Select(x => x[RanPrefix.Length..])];

    /// <summary>The table at the end: a target, its status, and what stands behind <c>//</c>.</summary>
    public Dictionary<string, (string Status, string Summary)> Table => Lines
        .SkipWhile(x => !Header().IsMatch(x))
        .Select(x => Row().Match(x))
        .Where(x => x.Success)
        .ToDictionary(x => x.Groups["name"].Value, x => (x.Groups["status"].Value, x.Groups["summary"].Value.Trim()));

    public string StatusOf(string target) => Table.TryGetValue(target, out var row) ? row.Status : "";

    public string SummaryOf(string target) => Table[target].Summary;

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();

    [GeneratedRegex(@"^Target\s+Status\s+Duration")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<name>\w+)\s+(?<status>Succeeded|Failed|Skipped|NotRun|Aborted|Scheduled|Running)(\s+(< 1sec|\d+:\d\d))?(\s+// (?<summary>.*))?\s*$")]
    private static partial Regex Row();
}

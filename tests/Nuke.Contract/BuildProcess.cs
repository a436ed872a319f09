using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Nuke.Contract;

/// <summary>A build of this program in a repository of its own: what it is started with.</summary>
/// <param name="name">The name of the build class.</param>
internal sealed class BuildProcess(string name) : IDisposable
{
    private static readonly string[] Foreign = ["GITLAB_CI", "CI", "HOST", "TARGET", "SKIP", "PLAN", "HELP", "CONTINUE", "ROOT", "PROFILE", "VERBOSITY", "PARTITION"];
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

    public Outcome Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BuildProcess).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var variable in Foreign)
            start.Environment.Remove(variable);
        start.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        start.Environment[Program.BuildVariable] = name;
        foreach (var (variable, value) in Environment)
            start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public void Dispose() => folder.Dispose();
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

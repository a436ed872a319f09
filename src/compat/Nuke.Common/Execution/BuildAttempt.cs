namespace Nuke.Common.Execution;

/// <summary>What succeeded so far, written down so that <c>--continue</c> may go on after a failure.</summary>
internal sealed class BuildAttempt(AbsolutePath file, IReadOnlyCollection<ExecutableTarget> succeededBefore) : IDisposable
{
    // Each line at once: the next one may be the last.
    private readonly StreamWriter writer = new(file, append: false) { AutoFlush = true };

    public IReadOnlyCollection<ExecutableTarget> SucceededBefore => succeededBefore;

    public static BuildAttempt Start(NukeBuild build)
    {
        var file = NukeBuild.TemporaryDirectory / "build-attempt.log";
        var before = build.Continue ? Before(file, build) : [];
        var attempt = new BuildAttempt(file, before);
        attempt.Add(Invocation());
        foreach (var target in before)
            attempt.Add(target.Name);
        return attempt;
    }

    public void Add(string line) => writer.WriteLine(line);

    public void Dispose() => writer.Dispose();

    private static List<ExecutableTarget> Before(AbsolutePath file, NukeBuild build)
    {
        var lines = file.FileExists() ? File.ReadAllLines(file) : [];
        if (lines.FirstOrDefault() == Invocation())
            return build.ExecutionPlan.Where(x => lines.AsSpan(1).Contains(x.Name)).ToList();
        Log.Warning("Build cannot be continued: the last run was another one");
        return [];
    }

    /// <summary>A number for the words of the command line without its options, which may differ when a run is continued. No words: one may be a secret.</summary>
    private static string Invocation()
    {
        // FNV-1a: loading a cryptographic hash would take longer than all else that a start does.
        var hash = 14695981039346656037;
        foreach (var letter in string.Join(' ', EnvironmentInfo.ParsedCommandLine.Tokens.Where(x => !x.StartsWith('-'))))
            hash = unchecked((hash ^ letter) * 1099511628211);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}

namespace Pipelines.Engines.CodeQuality.Dockerfiles;

/// <summary>How packages of Debian are installed in an image.</summary>
internal static class AptRules
{
    private const string Lists = "/var/lib/apt/lists";

    /// <summary>What is wrong with one instruction.</summary>
    /// <param name="run">The instruction; one that is no RUN has no such fault.</param>
    /// <param name="staysInImage">Whether the stage is part of the image in the end: what a stage leaves behind that is only copied from is no matter.</param>
    public static IEnumerable<Fault> FaultsIn(Instruction run, bool staysInImage)
    {
        if (run.Keyword != "RUN")
        {
            yield break;
        }

        var commands = ShellCommands.Of(run);
        var calls = commands.Where(command => command.Words[0] is "apt-get" or "apt").ToList();
        foreach (var install in calls.Where(call => Verb(call) == "install"))
        {
            var line = run.LineAt(install.Offset);
            if (!install.Words.Any(word => word is "-y" or "--yes" or "--assume-yes" or "-qq" || (word.StartsWith('-') && !word.StartsWith("--", StringComparison.Ordinal) && word.Contains('y', StringComparison.Ordinal))))
            {
                yield return new Fault(DockerfileText.AptAsks, line);
            }

            if (staysInImage && !install.Words.Any(word => word is "--no-install-recommends" or "APT::Install-Recommends=false" or "APT::Install-Recommends=0"))
            {
                yield return new Fault(DockerfileText.AptRecommends, line);
            }
        }

        var update = calls.FirstOrDefault(call => Verb(call) == "update");
        if (update is not null && !calls.Any(call => Verb(call) is "install" or "upgrade" or "dist-upgrade" or "full-upgrade" or "build-dep"))
        {
            yield return new Fault(DockerfileText.AptUpdateAlone, run.LineAt(update.Offset));
        }

        var cleansUp = commands.Any(command => command.Words[0] == "rm" && command.Words.Any(word => word.StartsWith(Lists, StringComparison.Ordinal)));
        var isMounted = run.Flags.Any(flag => flag.StartsWith("--mount=", StringComparison.Ordinal) && flag.Contains("/var/lib/apt", StringComparison.Ordinal));
        if (staysInImage && update is not null && !cleansUp && !isMounted)
        {
            yield return new Fault(DockerfileText.AptLists, run.LineAt(update.Offset));
        }
    }

    private static string? Verb(ShellCommand call) => call.Words.Skip(1).FirstOrDefault(word => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal));
}

using System.Runtime.InteropServices;

namespace Nuke.Common.Execution;

/// <summary>Step 5: what a run says of itself: logo, blocks of targets, errors and warnings, the table of targets, the outcome.</summary>
internal static class Reporting
{
    private const int ColumnWidth = 10;
    private const int LeastTargetWidth = 19;
    private const int TargetPadding = 4;
    private static Host Host => NukeBuild.Host;

    /// <summary>The name of the target that runs now, for the log.</summary>
    public static string RunningTarget { get; private set; }

    public static void WriteLogo(NukeBuild build)
    {
        if (build.NoLogo || IsDisabled(build, DefaultOutput.Logo))
            return;
        Host.WriteLogo();
    }

    public static string Logo => $"NUKE build engine (subset of 10.1) on {RuntimeInformation.FrameworkDescription}";

    public static IDisposable TargetBlock(NukeBuild build, ExecutableTarget target)
    {
        var isHidden = IsDisabled(build, Host is CI.IBuildServer ? DefaultOutput.TargetCollapse : DefaultOutput.TargetHeader);
        var block = isHidden ? null : Host.WriteBlock(target.Name);
        return DelegateDisposable.CreateBracket(
            () => RunningTarget = target.Name,
            () =>
            {
                RunningTarget = null;
                block?.Dispose();
            });
    }

    public static void WriteSummary(NukeBuild build)
    {
        if (!IsDisabled(build, DefaultOutput.ErrorsAndWarnings))
            Host.WriteErrorsAndWarnings();
        if (!IsDisabled(build, DefaultOutput.TargetOutcome))
            Host.WriteTargetOutcome(build);
        if (!IsDisabled(build, DefaultOutput.BuildOutcome))
            Host.WriteBuildOutcome(build);
    }

    public static bool IsDisabled(NukeBuild build, DefaultOutput output) =>
        build.GetType().GetCustomAttribute<DisableDefaultOutputAttribute>() is { } attribute
        && attribute.DisabledOutputs.Contains(output)
        && attribute.IsApplicable(build);

    public static void WriteErrorsAndWarnings(Host host)
    {
        var events = Logging.Replay.Events;
        if (events.Count == 0)
            return;
        using (host.WriteBlock("Errors & Warnings"))
        {
            foreach (var logged in events)
                ConsoleText.WriteLine(logged.Level == Serilog.Events.LogEventLevel.Warning ? Colour.Yellow : Colour.Red, logged.Text);
        }
    }

    public static void WriteTargetOutcome(INukeBuild build)
    {
        var rows = build.ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective).ToList();
        var (width, total) = (LeastTargetWidth, TimeSpan.Zero);
        foreach (var row in rows)
            (width, total) = (Math.Max(width, row.Name.Length + TargetPadding), total + row.Duration);
        string Row(string target, string status, string duration, string more = "") =>
            (target.PadRight(width) + status.PadRight(ColumnWidth) + duration.PadLeft(ColumnWidth) + more).TrimEnd();
        var rule = width + (2 * ColumnWidth);
        ConsoleText.WriteLine();
        ConsoleText.WriteLine(new string('═', rule));
        ConsoleText.WriteLine(Colour.Cyan, Row("Target", "Status", "Duration"));
        ConsoleText.WriteLine(new string('─', rule));
        foreach (var row in rows)
            ConsoleText.WriteLine(ColourOf(row.Status), Row(row.Name, row.Status.ToString(), DurationOf(row), MoreOf(row)));
        ConsoleText.WriteLine(new string('─', rule));
        ConsoleText.WriteLine(Colour.Cyan, Row("Total", "", Text(total)));
        ConsoleText.WriteLine(new string('═', rule));
        ConsoleText.WriteLine();
    }

    public static void WriteBuildOutcome(INukeBuild build)
    {
        if (build.IsSucceeding)
            ConsoleText.WriteLine(Colour.Green, "Build succeeded.");
        else
            ConsoleText.WriteLine(Colour.Red, "Build failed.");
    }

    private static string MoreOf(ExecutableTarget target) => target.SummaryInformation.Count == 0
        ? ""
        : "   // " + string.Join(", ", target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}"));

    private static string DurationOf(ExecutableTarget target) =>
        target.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted ? Text(target.Duration) : "";

    private static string Text(TimeSpan duration) => duration < TimeSpan.FromSeconds(1)
        ? "< 1sec"
        : $"{(int)duration.TotalMinutes}:{duration.Seconds:00}";

    private static Colour ColourOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => Colour.Green,
        ExecutionStatus.Failed or ExecutionStatus.Aborted => Colour.Red,
        ExecutionStatus.NotRun => Colour.Yellow,
        _ => Colour.Grey,
    };
}

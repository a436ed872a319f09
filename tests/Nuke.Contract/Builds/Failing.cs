using Nuke.Common.Utilities.Collections;

namespace Nuke.Contract.Builds;

/// <summary>Targets that fail, and those that run even so.</summary>
public class Failing : ContractBuild
{
    public static int Start() => Execute<Failing>(x => x.Last);

    [Parameter] readonly int? Code;

    Target First => _ => _.Executes(() => Ran("First"));
    Target Breaks => _ => _.DependsOn(First).Executes(() => Ran("Breaks"), () => throw new InvalidDataException("It broke\nin the middle"), () => Ran("never"));
    Target Assured => _ => _.After(Breaks).DependsOn(First).AssuredAfterFailure().Executes(() => Ran("Assured"));
    Target AssuredBreaks => _ => _.After(Breaks).AssuredAfterFailure().Executes(() => throw new InvalidOperationException("again"));
    Target Last => _ => _.DependsOn(Breaks).Executes(() => Ran("Last"));

    Target Careless => _ => _.ProceedAfterFailure().Executes(() => throw new InvalidOperationException("never mind"));
    Target AfterCareless => _ => _.DependsOn(Careless).Executes(() => Ran("AfterCareless"));

    Target Reports => _ => _.Executes(() =>
    {
        ReportSummary(_ => _.AddPair("Wrong", 1));
        ReportSummary(_ => _.AddPair("Files", 3).AddPair("Bytes", "many"));
    });

    Target ReportsAndBreaks => _ => _.Executes(() =>
    {
        ReportSummary(_ => _.AddPair("Files", 3));
        throw new InvalidOperationException("unseen");
    });

    Target BreaksLater => _ => _.Executes(async () =>
    {
        await Task.Yield();
        throw new InvalidDataException("later");
    });

    Target Waits => _ => _.Executes(async () =>
    {
        await Task.Yield();
        Ran("Waits");
    });

    Target Flaky => _ => _.DependsOn(First).Executes(() =>
    {
        if (!File.Exists(RootDirectory / "mended"))
            throw new InvalidOperationException("not yet");
        Ran("Flaky");
    });

    Target SetsExitCode => _ => _.Executes(() => ExitCode = Code);

    protected override void OnBuildFinished()
    {
        Say("finished", IsFinished);
        Say("failing", IsFailing);
        Say("failed", string.Join(",", FailedTargets.Select(x => x.Name)));
        Say("ended", string.Join(",", FinishedTargets.Select(x => x.Name)));
    }
}

/// <summary>A build that cannot even be made.</summary>
public class Stillborn : ContractBuild
{
    public static int Start() => Execute<Stillborn>(x => x.Nothing);

    readonly string text = Broken();

    Target Nothing => _ => _.Executes(() => Ran(text));

    static string Broken() => throw new InvalidOperationException("The stork is lost");
}

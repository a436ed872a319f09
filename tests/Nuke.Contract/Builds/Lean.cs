namespace Nuke.Contract.Builds;

/// <summary>A target that does nothing, and tells what had to be loaded for that.</summary>
public class Lean : ContractBuild
{
    public static int Start() => Execute<Lean>(x => x.NoOp);

    Target NoOp => _ => _.Executes(() => Say("loaded", string.Join(" ", AppDomain.CurrentDomain.GetAssemblies().Select(x => x.GetName().Name))));

    Target Hangs => _ => _.Executes(() =>
    {
        Console.WriteLine("hanging");
        Thread.Sleep(Timeout.Infinite);
    });

    Target Assured => _ => _.After(Hangs).AssuredAfterFailure().Executes(() => Ran("Assured"));

    Target Last => _ => _.DependsOn(Hangs).Executes(() => Ran("Last"));
}

/// <summary>A build whose extension points throw.</summary>
public class Grumpy : ContractBuild
{
    public static int Start() => Execute<Grumpy>(x => x.Work);

    [Parameter] readonly string Where = "";

    Target Work => _ => _.Executes(() => Ran("Work"));

    Target Tidy => _ => _.AssuredAfterFailure().After(Work).Executes(() => Ran("Tidy"));

    Target Later => _ => _.DependsOn(Work).Executes(() => Ran("Later"));

    protected override void OnBuildCreated() => Throw("created");

    protected override void OnBuildInitialized() => Throw("initialized");

    protected override void OnTargetRunning(string target) => Throw("running " + target);

    protected override void OnTargetSucceeded(string target) => Throw("succeeded " + target);

    protected override void OnBuildFinished() => Throw("finished");

    private void Throw(string where)
    {
        if (Where == where)
            throw new InvalidOperationException($"Grumpy when {where}");
    }
}

using Nuke.Common.Execution;

namespace Nuke.Contract.Builds;

/// <summary>Tells of every event, with its own name.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TellsAttribute(string name) : BuildExtensionAttributeBase,
    IOnBuildCreated,
    IOnBuildInitialized,
    IOnTargetRunning,
    IOnTargetSkipped,
    IOnTargetSucceeded,
    IOnTargetFailed,
    IOnTargetSummaryUpdated,
    IOnBuildFinished
{
    public string Name { get; } = name;

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) =>
        Tell($"created {executableTargets.Count} {((Extended)Build).Word} {Build.ExecutionPlan?.Count ?? 0}");

    public void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan) =>
        Tell($"initialized {executableTargets.Count} {executionPlan.Count}");

    public void OnTargetRunning(ExecutableTarget target) => Tell($"running {target.Name} {target.Status}");

    public void OnTargetSkipped(ExecutableTarget target) => Tell($"skipped {target.Name} {target.Status}");

    public void OnTargetSucceeded(ExecutableTarget target) => Tell($"succeeded {target.Name} {target.Status}");

    public void OnTargetFailed(ExecutableTarget target) => Tell($"failed {target.Name} {target.Status}");

    public void OnTargetSummaryUpdated(INukeBuild build, ExecutableTarget target) => Tell($"summary {target.Name}");

    public void OnBuildFinished() => Tell("finished");

    private void Tell(string what) => Console.WriteLine($"{Name}: {what}");
}

[Tells("low", Priority = -1)]
public abstract class ExtendedBasis : ContractBuild
{
}

/// <summary>A build with two extensions and its own overrides.</summary>
[Tells("high", Priority = 7)]
public class Extended : ExtendedBasis
{
    public static int Start() => Execute<Extended>(x => x.Second);

    [Parameter] public string Word { get; } = "initial";

    Target First => _ => _.Executes(() => ReportSummary());
    Target Off => _ => _.OnlyWhenStatic(() => Word == "never").Executes(() => Ran("Off"));
    Target Group => _ => _.DependsOn(First);
    Target Second => _ => _.DependsOn(Group, Off).Executes(() => Ran("Second"));
    Target Bad => _ => _.Executes(() => throw new InvalidOperationException("bad"));

    Target Describe => _ => _
        .Description("What is known of a target")
        .DependsOn(First)
        .After(Second)
        .Triggers(Cheer)
        .Produces(RootDirectory / "out" / "*.zip", RootDirectory / "log.txt")
        .Consumes(Produce)
        .Consumes(Second, "only.txt")
        .Partition(2)
        .Executes(() =>
        {
            var target = ExecutionPlan.Single(x => x.Name == nameof(Describe));
            Say("member", target.Member.Name);
            Say("description", target.Description);
            Say("listed", target.Listed);
            Say("invoked", target.Invoked);
            Say("default", target.IsDefault);
            Say("partitions", target.PartitionSize);
            Say("needs", string.Join(",", target.ExecutionDependencies.Select(x => x.Name)));
            Say("order", string.Join(",", target.OrderDependencies.Select(x => x.Name)));
            Say("triggers", string.Join(",", target.Triggers.Select(x => x.Name)));
            Say("all", string.Join(",", target.AllDependencies.Select(x => x.Name).Order(StringComparer.Ordinal)));
            Say("products", target.ArtifactProducts.Count);
            Say("consumed", string.Join(";", target.ArtifactDependencies.Select(x => $"{x.Key.Name}:{string.Join(",", x)}").Order(StringComparer.Ordinal)));
            Say("contains", ExecutionPlan.Contains(First));
            Say("status", target.Status);
        });

    Target Cheer => _ => _.Executes(() => Ran("Cheer"));
    Target Produce => _ => _.Produces("made.txt").Executes(() => Ran("Produce"));

    protected override void OnBuildCreated() => Console.WriteLine("own: created");
    protected override void OnBuildInitialized() => Console.WriteLine("own: initialized");
    protected override void OnTargetRunning(string target) => Console.WriteLine($"own: running {target}");
    protected override void OnTargetSkipped(string target) => Console.WriteLine($"own: skipped {target}");
    protected override void OnTargetSucceeded(string target) => Console.WriteLine($"own: succeeded {target}");
    protected override void OnTargetFailed(string target) => Console.WriteLine($"own: failed {target}");
    protected override void OnBuildFinished() => Console.WriteLine("own: finished");
}

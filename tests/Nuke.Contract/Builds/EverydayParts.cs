using System.ComponentModel;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;
using Serilog;

namespace Nuke.Contract.Builds;

[TypeConverter(typeof(TypeConverter<Channel>))]
public class Channel : Enumeration
{
    public static readonly Channel Nightly = new() { Value = "nightly" };
    public static readonly Channel Stable = new() { Value = "stable" };
}

public enum Depth
{
    Quick,
    Thorough,
}

/// <summary>A value of one's own: the first line of a file below the root.</summary>
public sealed class FirstLineAttribute(string file) : ValueInjectionAttributeBase
{
    public string File { get; } = file;

    public override object GetValue(MemberInfo member, object instance) => (Build.RootDirectory / File).ReadAllLines()[0];
}

/// <summary>An extension of one's own: counts what ran.</summary>
public sealed class CountsTargetsAttribute : BuildExtensionAttributeBase, IOnTargetSucceeded, IOnTargetFailed, IOnBuildFinished
{
    private int succeeded;
    private int failed;

    public void OnTargetSucceeded(ExecutableTarget target) => succeeded++;

    public void OnTargetFailed(ExecutableTarget target) => failed++;

    public void OnBuildFinished() => Console.WriteLine($"succeeded = {succeeded}, failed = {failed}");
}

public interface IHazChangelog : INukeBuild
{
    AbsolutePath ChangelogFile => RootDirectory / "CHANGELOG.md";

    Target VerifyChangelog => _ => _
        .Description("Looks whether there is a changelog")
        .Executes(() => Common.Assert.FileExists(ChangelogFile));
}

[ParameterPrefix("Feed")]
public interface IHazFeed : INukeBuild
{
    [Parameter("Address of the package feed")] string Source => TryGetValue(() => Source) ?? "https://feed.example/v3/index.json";

    [Parameter("Key of the package feed"), Secret] string ApiKey => TryGetValue(() => ApiKey);

    [Parameter("How often a push is tried")] int Attempts => TryGetValue<int?>(() => Attempts) ?? 2;
}

/// <summary>Services that run around what needs them.</summary>
public interface IHazServices : INukeBuild
{
    Setup StartServices => _ => _.Description("Starts the services").Executes(() => Log.Information("up"));

    Cleanup StopServices => _ => _.Description("Stops the services").Executes(() => Log.Information("down"));
}

/// <summary>A component that the build does not have.</summary>
public interface IHazLicenses : INukeBuild
{
    Target Licenses => _ => _.Executes(() => Log.Information("licenses"));
}

/// <summary>What several builds of a team have in common.</summary>
public abstract class TeamBuild : NukeBuild
{
    protected static AbsolutePath OutputDirectory => RootDirectory / "output";

    [GitRepository] protected GitRepository? Repository { get; }

    public virtual Target Clean => _ => _.Description("Leaves nothing of earlier runs").Executes(() => OutputDirectory.CreateOrCleanDirectory());

    protected override void OnBuildInitialized() => Console.WriteLine($"plan = {string.Join(' ', ExecutionPlan.Select(x => x.Name))}");
}

using Nuke.Common;
using Pipelines.Targets;
using Pipelines.Values;
using Serilog;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>A build as a reader of the documentation would have it, whose deployment fails.</summary>
[GitLabPipeline]
internal sealed class Shop : NukeBuild
{
    public static int Start() => Execute<Shop>(x => x.Test);

    [Parameter("Environment to deploy to")]
    private string? Env { get; set; }

    [Parameter("Password of the registry")]
    [Secret]
    private string? RegistryPassword { get; set; }

    private Target Test => _ => _.Executes(() => Log.Information("214 tests passed"));

    private Target Package => _ => _.DependsOn(Test).Executes(() => Log.Information("shop_1.4.2_all.deb"));

    private Target Deploy => _ => _.DependsOn(Package).Requires(() => Env).Executes(() =>
    {
        Log.Information("docker login --password {Password}", RegistryPassword);
        ExitCode = 14;
        throw new ExecutionException(
            "reach Vault", "https://vault.shop.example", $"Connection refused; the request had the password {RegistryPassword}", "Look at VAULT_ADDR and at the network.", exitCode: 14);
    });

    private Target Announce => _ => _.DependsOn(Deploy).Executes(() => Log.Information("shop is at {Env}", Env));
}

using Nuke.Common;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>Serves the sandbox of <c>--env local</c> for other clients: awscli, vault, docker, or the jobs of <c>gitlab-ci-local</c>.</summary>
public interface ISandbox : IHazApplication
{
    /// <summary>The TCP port on 127.0.0.1; null = that of the last time when it is free, else any free one.</summary>
    [Parameter("Port of the sandbox on 127.0.0.1; that of the last time, or any free one, when it is not given")]
    int? Port => TryGetValue<int?>(() => Port);

    /// <summary>Serves Vault, STS, ECR and ECS until it is interrupted, and prints what to paste into another terminal.</summary>
    Target Sandbox => _ => _
        .Description("Serves Vault, STS, ECR and ECS in the foreground, for other clients")
        .Executes(() => TargetRun.RunAsync(this, async run =>
        {
            var sandbox = await LocalSandbox.OfAsync(run, Port ?? 0);
            run.Log.Info($"Vault, STS, ECR and ECS answer at {sandbox.Endpoint}; Ctrl-C stops them.");
            foreach (var environment in Application.Environments.Prepend(DeploymentEnvironment.Local))
            {
                run.Log.Info($"# {environment}: registry {sandbox.RegistryAddress(environment.Account.Text, environment.Region.Text)}");
                foreach (var (name, value) in sandbox.EnvironmentVariables(environment.Name.Text))
                {
                    run.Log.Info($"export {name}={value}");
                }
            }

            await run.UntilCancelledAsync();
        }));

    /// <summary>Removes the sandbox's containers and its state; the next start begins anew.</summary>
    Target SandboxRemove => _ => _
        .Description("Removes the sandbox's containers and its state")
        .Executes(() => TargetRun.RunAsync(this, LocalSandbox.RemoveAsync));
}

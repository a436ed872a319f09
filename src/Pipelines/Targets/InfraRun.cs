using Pipelines.Clients.Aws;
using Pipelines.Clients.Terraform;
using Pipelines.Definitions;
using Pipelines.Engines.Infrastructure;

namespace Pipelines.Targets;

/// <summary>The three verbs of <see cref="IInfra"/>: who asks for what, and with which rights; the engine does the rest.</summary>
internal static class InfraRun
{
    /// <summary>Looks at the configuration; no account and no state is asked.</summary>
    /// <exception cref="VerdictException">Something is not as it should be.</exception>
    public static async Task LintAsync(TargetRun run, bool mustValidate)
    {
        var options = OptionsOf(run, "lint", new StateAccess.None());
        var findings = await new InfrastructureLinting(ClientOf(run, options), run.Log).LintAsync(run.Root, run.Build.Application, mustValidate, run.CancellationToken);
        foreach (var finding in findings)
        {
            run.Log.Warning(finding);
        }

        if (findings.Count > 0)
        {
            throw new VerdictException(InfrastructureText.LintFailed(findings.Count), exitCode: 1);
        }
    }

    /// <summary>Plans for an environment.</summary>
    public static async Task PlanAsync(TargetRun run, DeploymentEnvironment environment, Func<InfrastructureOrder, InfrastructureOrder> say)
    {
        var state = StateOf(run, environment, nameof(IInfra.InfraPlan));
        var order = say(await OrderAsync(run, environment, state));
        var options = await OpenAsync(run, environment, state, "plan", run.Build.Application.InfrastructurePlanRoleOf(environment));
        await new InfrastructurePlanning(ClientOf(run, Waiting(options, order)), run.Log, run.Environment.Time).PlanAsync(order, run.CancellationToken);
    }

    /// <summary>Applies the saved plan of an environment.</summary>
    public static async Task ApplyAsync(TargetRun run, DeploymentEnvironment environment, Func<InfrastructureOrder, InfrastructureOrder> say)
    {
        var state = StateOf(run, environment, nameof(IInfra.InfraApply));
        var order = say(await OrderAsync(run, environment, state));
        var companion = await InfrastructureApplying.CheckAsync(order, run.CancellationToken);
        var options = await OpenAsync(run, environment, state, "apply the plan", run.Build.Application.InfrastructureApplyRoleOf(environment));
        await new InfrastructureApplying(ClientOf(run, Waiting(options, order)), run.Log).ApplyAsync(order, companion, run.CancellationToken);
    }

    private static async Task<InfrastructureOrder> OrderAsync(TargetRun run, DeploymentEnvironment environment, StateAccess state) => new()
    {
        Application = run.Build.Application,
        Environment = environment,
        Root = run.Root,
        Revision = await run.Git.RevisionAsync(run.CancellationToken),
        State = state.Name,
        InColour = run.Environment.HasColours,
    };

    // The account is proved before Terraform, which would begin to read and lock, is started at all.
    private static async Task<TerraformOptions> OpenAsync(TargetRun run, DeploymentEnvironment environment, StateAccess state, string action, string role)
    {
        var aws = await EnvironmentAccess.AwsAsync(run.Build.Application, environment, role, run.Environment, run.CancellationToken);
        using var sts = new CallerIdentityClient(aws);
        var identity = await sts.GetAsync(run.CancellationToken);
        if (identity.Account != environment.Account)
        {
            throw InfrastructureText.OtherAccount(action, environment, identity);
        }

        run.Log.Info(InfrastructureText.Who(environment, identity, state.Name));
        return OptionsOf(run, environment.Name.Text, state) with
        {
            Credentials = await CredentialVariablesOf.AwsAsync(aws, run.CancellationToken),
            Region = environment.Region.Text,
        };
    }

    private static TerraformOptions OptionsOf(TargetRun run, string folder, StateAccess state) => new()
    {
        Root = Path.Combine(run.Root, (run.Build.Application.Infrastructure ?? throw InfrastructureText.NoInfrastructure(run.Build.Application)).Root),
        DataFolder = Path.Combine(run.Build.TemporaryDirectory, "infra", folder),
        State = state,
        Names = run.Environment.Names,
        IsLockFileFixed = run.Build.IsServerBuild,
        Session = ProcessEnvironment.FindExecutable("setsid"),
    };

    private static TerraformOptions Waiting(TerraformOptions options, InfrastructureOrder order) => order.LockTimeout is { } timeout ? options with { LockTimeout = timeout } : options;

    private static TerraformClient ClientOf(TargetRun run, TerraformOptions options) => new(run.Processes, options, run.Log);

    private static StateAccess StateOf(TargetRun run, DeploymentEnvironment environment, string target)
    {
        var application = run.Build.Application;
        var infrastructure = application.Infrastructure ?? throw InfrastructureText.NoInfrastructure(application);
        return environment == DeploymentEnvironment.Local ? throw InfrastructureText.IsLocal(target) : infrastructure.State switch
        {
            TerraformState.InS3 s3 => new StateAccess.OfS3(s3.BucketOf(environment), s3.KeyOf(application, environment), environment.Region.Text),
            _ => GitLabState.Of(application, infrastructure, environment, run.Environment),
        };
    }
}

using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Engines.Infrastructure;

namespace Pipelines.Targets;

/// <summary>Plans and applies what the application runs on, by Terraform: <see cref="Application.Infrastructure"/>.</summary>
public interface IInfra : ICompileBuild, IHazEnvironment
{
    /// <summary>Addresses that the plan may destroy or replace although they hold data or serve traffic.</summary>
    [Parameter("Addresses that a plan may destroy or replace although they hold data or serve traffic; several with '+'", Separator = "+")]
    string[]? AllowDestroy => TryGetValue(() => AllowDestroy);

    /// <summary>True when the state may be empty: the first time in an environment.</summary>
    [Parameter("The state may be empty: nothing was made in this environment yet")]
    bool NewState => TryGetValue<bool?>(() => NewState) ?? false;

    /// <summary>True for a plan that is only looked at: it takes no lock and cannot be applied.</summary>
    [Parameter("A plan that is only looked at, as in a merge request: it takes no lock and cannot be applied")]
    bool Preview => TryGetValue<bool?>(() => Preview) ?? false;

    /// <summary>How long to wait for whoever holds the state's lock, in seconds; null = 60.</summary>
    [Parameter("How long to wait for whoever holds the lock of the state, in seconds; 60 when it is not given")]
    int? LockTimeout => TryGetValue<int?>(() => LockTimeout);

    /// <summary>True when providers that cannot be had are a failure of <see cref="InfraLint"/>.</summary>
    [Parameter("InfraLint fails when the providers cannot be had, instead of saying so")]
    bool RequireValidate => TryGetValue<bool?>(() => RequireValidate) ?? false;

    /// <summary>Writes the inputs of every environment from the definition; a file that is as it should be is not touched.</summary>
    Target GenerateInfra => _ => _
        .Description("Writes terraform.tfvars.json of every environment from the definition")
        .Executes(() => TargetRun.RunAsync(this, run =>
        {
            run.Show(InputFiles.Write(RootDirectory, Application).Select(one => InfrastructureText.Written(one.File, one.IsWritten)));
            return Task.CompletedTask;
        }));

    /// <summary>Looks at the Terraform configuration: its form, its inputs, and its sense where the providers can be had. Never writes.</summary>
    [Job(Infrastructure = InfrastructureStep.Lint)]
    Target InfraLint => _ => _
        .Description("Looks at the Terraform configuration: fmt, inputs, and validate where the providers can be had")
        .Executes(() => TargetRun.RunAsync(this, run => InfraRun.LintAsync(run, RequireValidate)));

    /// <summary>Plans for <c>--env</c>: the plan is saved and shown, and refused, with exit code 14, when it destroys what holds data or serves traffic.</summary>
    [Job(Infrastructure = InfrastructureStep.Plan)]
    Target InfraPlan => _ => _
        .Description("Plans the infrastructure of --env, shows the plan and saves it")
        .Executes(() => TargetRun.RunAsync(this, run => InfraRun.PlanAsync(run, NamedEnvironment(nameof(InfraPlan)), order => order with
        {
            AllowDestroy = AllowDestroy ?? [],
            IsNewState = NewState,
            IsPreview = Preview,
            LockTimeout = Wait,
        })));

    /// <summary>Applies the saved plan of <c>--env</c> and nothing but that; one of another commit, environment or account is refused, with exit code 14.</summary>
    [Job(Infrastructure = InfrastructureStep.Apply)]
    Target InfraApply => _ => _
        .Description("Applies the saved plan of --env, and nothing but that")
        .Executes(() => TargetRun.RunAsync(this, run => InfraRun.ApplyAsync(run, NamedEnvironment(nameof(InfraApply)), order => order with { AllowDestroy = AllowDestroy ?? [], LockTimeout = Wait })));

    private TimeSpan? Wait => LockTimeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}

using Pipelines.Clients.Terraform;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>Applies the saved plan of an environment, and nothing but that. Whatever it was made of is looked at again before the first write.</summary>
internal sealed class InfrastructureApplying(TerraformClient terraform, IProgressLog log)
{
    /// <summary>Refuses a plan that cannot be applied here, without asking anybody.</summary>
    /// <returns>What it was made of.</returns>
    /// <exception cref="ExecutionException">It is not there, or is another one's; exit code 14.</exception>
    public static async Task<PlanCompanion> CheckAsync(InfrastructureOrder order, CancellationToken cancellationToken)
    {
        var files = order.Files;
        if (!File.Exists(files.Plan) || !File.Exists(files.Companion))
        {
            throw InfrastructureText.NoPlan(order.Subject, order.Environment);
        }

        var companion = PlanCompanion.Find(await File.ReadAllTextAsync(files.Companion, cancellationToken)) ?? throw InfrastructureText.Tampered(order.Subject, "plan.json is not as it was written");
        var differences = new (string What, string Planned, string Now)[]
        {
            ("the application", companion.Application, order.Application.Name),
            ("the environment", companion.Environment, order.Environment.Name.Text),
            ("the account", companion.Account, order.Environment.Account.Text),
            ("the region", companion.Region, order.Environment.Region.Text),
            ("the state", companion.State, order.State),
            ("the commit", companion.Revision, order.Revision.Tag.Text),
        };
        foreach (var (what, planned, now) in differences.Where(one => one.Planned != one.Now))
        {
            throw InfrastructureText.OtherPlan(order.Subject, what, planned, now, companion.Time);
        }

        if (companion.Plan != await PlanCompanion.HashAsync(files.Plan, cancellationToken))
        {
            throw InfrastructureText.Tampered(order.Subject, "plan.tfplan is not the file that plan.json was written for");
        }

        return !File.Exists(order.Inputs) || companion.Inputs != await PlanCompanion.HashAsync(order.Inputs, cancellationToken)
            ? throw InfrastructureText.OtherInputs(order.Subject, order.Infrastructure.InputsOf(order.Environment))
            : companion;
    }

    /// <summary>Applies it.</summary>
    /// <param name="order">Which.</param>
    /// <param name="companion">What it was made of, checked.</param>
    /// <param name="cancellationToken">Asks Terraform to end after what it is doing.</param>
    /// <exception cref="ExecutionException">It was refused, with exit code 14, or failed halfway.</exception>
    public async Task ApplyAsync(InfrastructureOrder order, PlanCompanion companion, CancellationToken cancellationToken)
    {
        var version = await terraform.VersionAsync(cancellationToken);
        if (version != companion.Terraform)
        {
            throw InfrastructureText.OtherVersion(order.Subject, companion.Terraform, version);
        }

        await terraform.InitAsync(cancellationToken);
        var plan = PlanSummary.Read(await terraform.ReadPlanAsync(order.Files.Plan, cancellationToken));
        foreach (var line in PlanReport.Lines(plan, order.Subject, order.InColour))
        {
            log.Info(line);
        }

        // What was allowed for the plan is allowed for it still; what is said now has to be in it.
        DestructionGuard.Check(plan, order.Infrastructure with { AllowDestroy = [.. order.Infrastructure.AllowDestroy, .. companion.Allowed] }, order.AllowDestroy, order.Subject);
        var mark = await terraform.StateAsync(cancellationToken);
        if (mark != companion.Mark)
        {
            throw mark is null ? InfrastructureText.StateGone(order.Subject, order.State, companion.Mark!)
                : companion.Mark is null || mark.Lineage == companion.Mark.Lineage ? TerraformText.Stale(order.State)
                : TerraformText.OtherState(order.State);
        }

        if (!plan.IsApplyable)
        {
            log.Info(InfrastructureText.NothingToApply(order.Environment));
            return;
        }

        try
        {
            await terraform.ApplyAsync(order.Files.Plan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            log.Warning(InfrastructureText.Interrupted(order.Environment));
            throw;
        }

        log.Info(InfrastructureText.Applied(order.Subject, plan));
    }
}

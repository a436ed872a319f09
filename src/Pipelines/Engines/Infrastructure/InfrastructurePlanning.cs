using Pipelines.Clients.Terraform;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>Plans: what Terraform would do is saved, shown, written for people and for GitLab, and judged. Nothing is changed.</summary>
internal sealed class InfrastructurePlanning(TerraformClient terraform, IProgressLog log, TimeProvider time)
{
    /// <summary>Makes the plan of one environment.</summary>
    /// <exception cref="ExecutionException">There is none, or, with exit code 14, it is refused; then nothing is left that could be applied.</exception>
    public async Task<PlanSummary> PlanAsync(InfrastructureOrder order, CancellationToken cancellationToken)
    {
        var files = order.Files;
        files.Clear();
        if (InputFiles.Drift(order.Root, order.Application, order.Environment) is { } drift)
        {
            throw InfrastructureText.InputsNotInStep(order.Subject, drift);
        }

        var version = await terraform.VersionAsync(cancellationToken);
        await terraform.InitAsync(cancellationToken);
        var mark = await terraform.StateAsync(cancellationToken);
        if (mark is null)
        {
            log.Warning(order.IsPreview || order.IsNewState ? InfrastructureText.FromNothing(order.State) : throw InfrastructureText.NoState(order.Subject, order.State));
        }

        try
        {
            await terraform.PlanAsync(order.Inputs, files.Plan, isLocked: !order.IsPreview, cancellationToken);
            var plan = await ShowAsync(order, cancellationToken);
            DestructionGuard.Check(plan, order.Infrastructure, order.AllowDestroy, order.Subject);
            if (!order.IsPreview)
            {
                await File.WriteAllTextAsync(files.Companion, (await CompanionAsync(order, version, mark, cancellationToken)).Text(), cancellationToken);
                log.Info(InfrastructureText.Saved(order.Environment, plan));
                return plan;
            }

            File.Delete(files.Plan);
            return plan;
        }
        catch
        {
            // What was refused or cut off shall not be there to be applied.
            File.Delete(files.Plan);
            throw;
        }
    }

    private async Task<PlanSummary> ShowAsync(InfrastructureOrder order, CancellationToken cancellationToken)
    {
        var files = order.Files;
        var plan = PlanSummary.Read(await terraform.ReadPlanAsync(files.Plan, cancellationToken));
        var description = await terraform.DescribePlanAsync(files.Plan, cancellationToken);
        foreach (var line in plan.IsApplyable ? description.Split('\n') : [])
        {
            log.Detail(line);
        }

        foreach (var line in PlanReport.Lines(plan, order.Subject, order.InColour))
        {
            log.Info(line);
        }

        await File.WriteAllTextAsync(files.Markdown, PlanReport.Markdown(plan, order.Infrastructure, order.Subject, description), cancellationToken);
        await File.WriteAllTextAsync(files.Report, PlanReport.GitLab(plan), cancellationToken);
        return plan;
    }

    private async Task<PlanCompanion> CompanionAsync(InfrastructureOrder order, string version, StateMark? mark, CancellationToken cancellationToken) => new()
    {
        Application = order.Application.Name,
        Environment = order.Environment.Name.Text,
        Account = order.Environment.Account.Text,
        Region = order.Environment.Region.Text,
        Revision = order.Revision.Tag.Text,
        Inputs = await PlanCompanion.HashAsync(order.Inputs, cancellationToken),
        Plan = await PlanCompanion.HashAsync(order.Files.Plan, cancellationToken),
        State = order.State,
        Mark = mark,
        Terraform = version,
        Time = time.GetUtcNow(),
        Allowed = order.AllowDestroy,
    };
}

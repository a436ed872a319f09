using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Step 4: skips, checks what is required, then runs target after target.</summary>
internal static class Running
{
    public static void Run(NukeBuild build, IReadOnlyCollection<string> skip)
    {
        var plan = build.ExecutionPlan;
        Skipping.SkipNamed(skip, build.ExecutableTargets, plan);
        Skipping.SkipByStaticConditions(plan);
        var attempt = BuildAttempt.Start(build);
        foreach (var target in attempt.SucceededBefore)
            Skipping.Skip(target, "already succeeded", plan);
        Requirements.Check(build);
        RunAll(build, attempt);
    }

    /// <summary>What must run even so: after a failure and after Ctrl+C.</summary>
    public static void RunAssured(NukeBuild build, BuildAttempt attempt)
    {
        foreach (var target in build.ExecutionPlan.Where(x => x.Status == ExecutionStatus.Scheduled).ToList())
        {
            if (target.AssuredAfterFailure)
                RunOne(build, target, attempt);
            else
                target.Status = ExecutionStatus.NotRun;
        }
    }

    private static void RunAll(NukeBuild build, BuildAttempt attempt)
    {
        using var interruption = Interruption.Listen(build, attempt);
        foreach (var target in build.ExecutionPlan)
        {
            RunOne(build, target, attempt);
            if (target.Status != ExecutionStatus.Failed || target.ProceedAfterFailure)
                continue;
            RunAssured(build, attempt);
            return;
        }
    }

    private static void RunOne(NukeBuild build, ExecutableTarget target, BuildAttempt attempt)
    {
        if (target.Status == ExecutionStatus.Skipped || IsConditionFalse(target, build))
        {
            target.Status = ExecutionStatus.Skipped;
            build.Extensions.OnTargetSkipped(target);
            return;
        }
        if (target.Actions.Count == 0)
        {
            target.Status = ExecutionStatus.Collective;
            return;
        }
        using var block = Reporting.TargetBlock(build, target);
        target.Status = ExecutionStatus.Running;
        build.Extensions.OnTargetRunning(target);
        target.StartClock();
        try
        {
            foreach (var action in target.Actions)
                action();
            target.StopClock();
            target.Status = ExecutionStatus.Succeeded;
        }
        catch (Exception exception)
        {
            target.StopClock();
            Fail(build, target, Failure.CauseOf(exception));
            return;
        }
        attempt.Add(target);
        build.Extensions.OnTargetSucceeded(target);
    }

    /// <summary>An invoked target whose static condition does not hold is skipped here; dynamic conditions are asked only now.</summary>
    private static bool IsConditionFalse(ExecutableTarget target, NukeBuild build)
    {
        if (target.OnlyWhen is null && !Skipping.HasFalse(target, target.DynamicConditions))
            return false;
        Skipping.Skip(target, reason: null, build.ExecutionPlan);
        return true;
    }

    private static void Fail(NukeBuild build, ExecutableTarget target, Exception exception)
    {
        Log.Error(exception, "Target {Target} has thrown an exception", target.Name);
        if (target.SummaryInformation.Count == 0)
            target.SummaryInformation[exception.GetType().Name] = Failure.FirstLineOf(exception);
        target.Status = ExecutionStatus.Failed;
        build.Extensions.OnTargetFailed(target);
    }
}

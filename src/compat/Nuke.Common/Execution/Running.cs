namespace Nuke.Common.Execution;

/// <summary>Step 4: skips, checks what is required, then runs target after target.</summary>
internal sealed class Running(NukeBuild build, Skipping skipping, BuildAttempt attempt)
{
    private int interruptingThread;

    public static void Run(NukeBuild build, IReadOnlyCollection<string> skip)
    {
        var skipping = new Skipping(build.ExecutionPlan);
        skipping.SkipNamed(skip, build.ExecutableTargets);
        skipping.SkipByStaticConditions();
        using var attempt = BuildAttempt.Start(build);
        foreach (var target in attempt.SucceededBefore)
            skipping.Skip(target, "already succeeded");
        Requirements.Check(build);
        new Running(build, skipping, attempt).RunAll();
    }

    /// <summary>Ctrl+C: what is assured runs on this thread; the interrupted one is held where it is.</summary>
    public void Interrupt()
    {
        Volatile.Write(ref interruptingThread, Environment.CurrentManagedThreadId);
        foreach (var target in build.RunningTargets)
        {
            target.StopClock();
            target.Status = ExecutionStatus.Aborted;
        }
        RunAssured();
    }

    private void RunAll()
    {
        using var interruption = Interruption.Listen(build, this);
        try
        {
            foreach (var target in build.ExecutionPlan)
            {
                RunOne(target);
                if (target.Status == ExecutionStatus.Failed && !target.ProceedAfterFailure)
                    break;
            }
        }
        finally
        {
            RunAssured();
        }
    }

    /// <summary>What must run even after a failure; all else that was still to run is not run.</summary>
    private void RunAssured()
    {
        foreach (var target in build.ScheduledTargets)
        {
            if (!target.AssuredAfterFailure)
                target.Status = ExecutionStatus.NotRun;
        }
        foreach (var target in build.ScheduledTargets)
            RunOne(target);
    }

    private void RunOne(ExecutableTarget target)
    {
        if (IsSkipped(target))
        {
            target.Status = ExecutionStatus.Skipped;
            build.Extensions.OnTargetSkipped(target);
            return;
        }
        if (target.Status == ExecutionStatus.Scheduled && target.Actions.Count == 0)
            target.Status = ExecutionStatus.Collective;
        if (target.Status != ExecutionStatus.Scheduled)
            return;
        using var block = Reporting.TargetBlock(build, target);
        try
        {
            target.Status = ExecutionStatus.Running;
            build.Extensions.OnTargetRunning(target);
            target.StartClock();
            foreach (var action in target.Actions)
                action();
            HoldWhenInterrupted();
            target.StopClock();
            target.Status = ExecutionStatus.Succeeded;
        }
        catch (Exception exception)
        {
            HoldWhenInterrupted();
            target.StopClock();
            Fail(target, Failure.CauseOf(exception));
            return;
        }
        attempt.Add(target.Name);
        build.Extensions.OnTargetSucceeded(target);
    }

    /// <summary>An invoked target whose static condition does not hold is skipped here; dynamic conditions are asked only now.</summary>
    private bool IsSkipped(ExecutableTarget target)
    {
        if (target.Status == ExecutionStatus.Skipped)
            return true;
        try
        {
            if (target.OnlyWhen is null && !Skipping.HasFalse(target, target.DynamicConditions))
                return false;
        }
        catch (InvalidOperationException exception)
        {
            Fail(target, exception);
            return false;
        }
        skipping.Skip(target, reason: null);
        return true;
    }

    private void Fail(ExecutableTarget target, Exception exception)
    {
        Log.Error(exception, "Target {Target} has thrown an exception", target.Name);
        if (target.SummaryInformation.Count == 0)
            target.SummaryInformation[exception.GetType().Name] = Failure.FirstLineOf(exception);
        target.Status = ExecutionStatus.Failed;
        build.Extensions.OnTargetFailed(target);
    }

    /// <summary>The interrupting thread ends the process; nothing more may happen on the interrupted one.</summary>
    private void HoldWhenInterrupted()
    {
        if (Volatile.Read(ref interruptingThread) is not 0 and var thread && thread != Environment.CurrentManagedThreadId)
            Thread.Sleep(Timeout.Infinite);
    }
}

namespace Nuke.Common;

/// <summary>A build, as its components see it. Only <see cref="NukeBuild"/> implements it.</summary>
public interface INukeBuild
{
    IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; }
    IReadOnlyCollection<ExecutableTarget> InvokedTargets { get; }
    IReadOnlyCollection<ExecutableTarget> SkippedTargets { get; }
    IReadOnlyCollection<ExecutableTarget> ScheduledTargets { get; }
    IReadOnlyCollection<ExecutableTarget> RunningTargets { get; }
    IReadOnlyCollection<ExecutableTarget> AbortedTargets { get; }
    IReadOnlyCollection<ExecutableTarget> FailedTargets { get; }
    IReadOnlyCollection<ExecutableTarget> SucceededTargets { get; }
    IReadOnlyCollection<ExecutableTarget> FinishedTargets { get; }

    bool IsSucceeding { get; }

    bool IsFailing { get; }

    bool IsFinished { get; }

    bool Plan { get; }

    bool Help { get; }

    bool NoLogo { get; }

    bool IsLocalBuild { get; }

    bool IsServerBuild { get; }

    bool Continue { get; }

    AbsolutePath RootDirectory { get; }
    AbsolutePath TemporaryDirectory { get; }
    AbsolutePath BuildAssemblyFile { get; }
    AbsolutePath BuildAssemblyDirectory { get; }
    AbsolutePath BuildProjectDirectory { get; }
    AbsolutePath BuildProjectFile { get; }

    int? ExitCode { get; set; }

    Verbosity Verbosity { get; }
    Host Host { get; }
    Partition Partition { get; }
    internal IReadOnlyList<ExecutableTarget> ExecutableTargets { get; }

    /// <summary>Replaces what the summary says about the target that is running.</summary>
    void ReportSummary(Configure<Dictionary<string, string>> configurator = null);

    /// <summary>The value of a parameter that a component declares; asked for by its getter.</summary>
    T TryGetValue<T>(Expression<Func<T>> parameterExpression)
        where T : class;

    /// <summary>The same for value types: <c>TryGetValue&lt;bool?>(() => Flag) ?? false</c>.</summary>
    T TryGetValue<T>(Expression<Func<object>> parameterExpression);
}

using System.Diagnostics;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Execution;

/// <summary>A target as its definition describes it, with its state in this run.</summary>
[DebuggerDisplay("{Name} ({Status})")]
public class ExecutableTarget
{
    private const string SkippedKey = nameof(Skipped);
    private const string OnlyWhenKey = nameof(OnlyWhen);
    private readonly Stopwatch stopwatch = new();
    public MemberInfo Member { get; set; }
    public string Name { get; set; }
    public string Description { get; set; }
    public bool Listed { get; set; } = true;
    public Delegate Factory { get; set; }
    public int? PartitionSize { get; set; }
    public bool IsDefault { get; set; }
    public bool Invoked { get; set; }
    public ExecutionStatus Status { get; set; }

    /// <summary>Why the target was skipped.</summary>
    public string Skipped
    {
        get => SummaryInformation.GetValueOrDefault(SkippedKey);
        set => Summarize(SkippedKey, value);
    }

    /// <summary>The conditions that did not hold.</summary>
    public string OnlyWhen
    {
        get => SummaryInformation.GetValueOrDefault(OnlyWhenKey);
        set => Summarize(OnlyWhenKey, value);
    }

    public List<(string Text, Func<bool> Delegate)> DynamicConditions { get; internal set; } = [];
    public List<(string Text, Func<bool> Delegate)> StaticConditions { get; internal set; } = [];
    public DependencyBehavior DependencyBehavior { get; internal set; }
    public bool AssuredAfterFailure { get; internal set; }
    public bool ProceedAfterFailure { get; internal set; }
    public List<LambdaExpression> DelegateRequirements { get; internal set; } = [];
    public List<ToolRequirement> ToolRequirements { get; internal set; } = [];
    public List<Action> Actions { get; internal set; } = [];
    public List<ExecutableTarget> ExecutionDependencies { get; } = [];
    public List<ExecutableTarget> OrderDependencies { get; } = [];
    public List<ExecutableTarget> TriggerDependencies { get; } = [];
    public List<ExecutableTarget> Triggers { get; } = [];

    public IReadOnlyCollection<ExecutableTarget> AllDependencies =>
        [.. ExecutionDependencies.Concat(OrderDependencies).Concat(TriggerDependencies).Distinct()];

    public LookupTable<ExecutableTarget, string> ArtifactDependencies { get; internal set; } = [];
    public List<string> ArtifactProducts { get; internal set; } = [];
    public TimeSpan Duration => stopwatch.Elapsed;
    public Dictionary<string, string> SummaryInformation { get; internal set; } = [];

    /// <summary>Targets whose products, whatever they turn out to be, are consumed.</summary>
    internal List<ExecutableTarget> ConsumedTargets { get; } = [];
    /// <summary>Where the target stands in the order of discovery.</summary>
    internal int Index { get; set; }

    /// <summary>How many targets that are still to be ordered come after this one.</summary>
    internal int Dependents { get; set; }

    internal void StartClock() => stopwatch.Start();
    internal void StopClock() => stopwatch.Stop();
    public override string ToString() => Name;

    private void Summarize(string key, string value)
    {
        if (value is not null)
            SummaryInformation[key] = value;
    }
}

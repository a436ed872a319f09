using Pipelines.Definitions;
using Pipelines.Simulation;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>What <c>ShowPipeline</c> was told on the command line; null and false = not given.</summary>
internal sealed record EventArguments
{
    private static readonly Dictionary<string, EventKind> Kinds = new(StringComparer.Ordinal)
    {
        ["push"] = EventKind.Push,
        ["merge-request"] = EventKind.MergeRequest,
        ["tag"] = EventKind.Tag,
        ["schedule"] = EventKind.Schedule,
        ["web"] = EventKind.Web,
        ["api"] = EventKind.Api,
        ["trigger"] = EventKind.Trigger,
    };

    public string? Event { get; init; }

    public string? Branch { get; init; }

    public string? TargetBranch { get; init; }

    public string? Tag { get; init; }

    public bool Fork { get; init; }

    public bool OpenMergeRequest { get; init; }

    public IReadOnlyList<string>? Changed { get; init; }

    public IReadOnlyList<string>? Variable { get; init; }

    /// <summary>The event; null when none was named.</summary>
    /// <exception cref="DefinitionException">The words do not go together; all mistakes at once.</exception>
    public PipelineEvent? Read(Application application)
    {
        var mistakes = Mistakes().ToList();
        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }

        if (Event is null)
        {
            return null;
        }

        var kind = Kinds[Event];
        var happened = kind switch
        {
            EventKind.Push => PipelineEvent.Push(Branch!),
            EventKind.MergeRequest => PipelineEvent.MergeRequest(Branch!),
            EventKind.Tag => PipelineEvent.OfTag(Tag!),
            _ => PipelineEvent.Asked(kind, Branch ?? Tag!, isTag: Branch is null),
        };
        return happened with
        {
            TargetBranch = TargetBranch,
            DefaultBranch = application.ReleaseBranch,
            IsProtected = Branch == application.ReleaseBranch,
            IsFromFork = Fork,
            HasOpenMergeRequest = OpenMergeRequest,
            ChangedFiles = Changed,
            Variables = (Variable ?? []).Select(word => word.Split('=', 2)).GroupBy(pair => pair[0]).ToDictionary(pairs => pairs.Key, pairs => pairs.Last()[1], StringComparer.Ordinal),
        };
    }

    private IEnumerable<DefinitionMistake> Mistakes()
    {
        if (Event is null)
        {
            return Given().Select(TargetsText.NoEvent);
        }

        if (!Kinds.TryGetValue(Event, out var kind))
        {
            return [TargetsText.UnknownEvent(Event, Kinds.Keys)];
        }

        return
        [
            .. Reference(kind),
            .. TargetBranch is not null && kind != EventKind.MergeRequest ? (DefinitionMistake[])[TargetsText.OnlyMergeRequest("target-branch", Event)] : [],
            .. Fork && kind != EventKind.MergeRequest ? (DefinitionMistake[])[TargetsText.OnlyMergeRequest("fork", Event)] : [],
            .. OpenMergeRequest && (kind == EventKind.MergeRequest || Tag is not null) ? (DefinitionMistake[])[TargetsText.OnlyBranch(Event)] : [],
            .. (Variable ?? []).Where(word => word.IndexOf('=', StringComparison.Ordinal) < 1).Select(TargetsText.BadVariable),
        ];
    }

    // Each event is one of a branch or of a tag, and of one alone.
    private IEnumerable<DefinitionMistake> Reference(EventKind kind) => kind switch
    {
        EventKind.Tag when Branch is not null => [TargetsText.NotOfATag(Branch)],
        EventKind.Tag => string.IsNullOrWhiteSpace(Tag) ? [TargetsText.NoReference(Event!, "tag v1")] : [],
        EventKind.Push or EventKind.MergeRequest when Tag is not null => [TargetsText.NotOfABranch(Event!, Tag)],
        EventKind.Push or EventKind.MergeRequest => string.IsNullOrWhiteSpace(Branch) ? [TargetsText.NoReference(Event!, "branch feature/x")] : [],
        _ when Branch is not null && Tag is not null => [TargetsText.BranchAndTag(Event!)],
        _ => string.IsNullOrWhiteSpace(Branch ?? Tag) ? [TargetsText.NoReference(Event!, "branch feature/x")] : [],
    };

    private IEnumerable<string> Given() => new[]
    {
        ("branch", Branch is not null), ("target-branch", TargetBranch is not null), ("tag", Tag is not null), ("fork", Fork),
        ("open-merge-request", OpenMergeRequest), ("changed", Changed is not null), ("variable", Variable is not null),
    }.Where(pair => pair.Item2).Select(pair => pair.Item1);
}

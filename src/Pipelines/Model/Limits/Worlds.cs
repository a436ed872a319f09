using System.Collections;
using System.Text;

namespace Pipelines.Model.Limits;

/// <summary>
/// Every event that the rules of a pipeline can tell apart and in which GitLab makes a pipeline: it answers whether one job
/// can be there without another. Variables are taken as independent, but for what a branch, a tag and a merge request exclude.
/// </summary>
/// <remarks>
/// Forty jobs that ask for a path each can tell a million millions of events apart, two of them only four. So where the whole is too much, each question
/// is answered with the events that its own jobs tell apart, which gives the same answer.
/// </remarks>
internal sealed class Worlds
{
    /// <summary>More combinations than this are not looked through.</summary>
    private const int Most = 50_000;

    /// <summary>More than this double the events to more than <see cref="Most"/>.</summary>
    private const int MostFree = 16;

    private readonly Pipeline _pipeline;
    private readonly List<World> _worlds = [];
    private readonly Dictionary<Job, BitArray> _presence = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, BitArray> _presenceOfRules = new(StringComparer.Ordinal);
    private PlacedRules? _rules;
    private readonly Dictionary<string, Worlds> _parts = new(StringComparer.Ordinal);

    private Worlds(Pipeline pipeline, long combinations) => (_pipeline, Combinations) = (pipeline, combinations);

    /// <summary>How many combinations of values there are; one more than are looked through when there are more.</summary>
    public long Combinations { get; }

    /// <summary>True when a question that was asked has had no answer: the rules of its jobs alone tell too many events apart.</summary>
    public bool HaveGivenUp => _parts.Values.Any(part => part.AreTooMany);

    private bool AreTooMany => Combinations > Most;

    public static Worlds Of(Pipeline pipeline)
    {
        var variables = WorldValues.Of(pipeline);
        if (variables.Count(variable => variable.IsFree) > MostFree)
        {
            return new(pipeline, Most + 1);
        }

        var combinations = WorldCombinations.Of(variables, pipeline.Workflow, Most);
        var worlds = new Worlds(pipeline, combinations.Looked);
        if (!worlds.AreTooMany)
        {
            worlds._rules = combinations.Rules;
            worlds._worlds.AddRange(combinations.Made);
        }

        return worlds;
    }

    /// <summary>An event in which the first job exists and the second does not; null when there is none, or nobody can tell.</summary>
    public World? FirstWithout(Job present, Job absent)
    {
        if (AreTooMany)
        {
            return Part(present, absent)?.FirstWithout(present, absent);
        }

        var (here, there) = (PresenceOf(present), PresenceOf(absent));
        return ReferenceEquals(here, there) ? null : First(i => here[i] && !there[i]);
    }

    /// <summary>True when there is an event in which both exist; false as well when nobody can tell.</summary>
    public bool AreEverTogether(Job one, Job other)
    {
        if (AreTooMany)
        {
            return Part(one, other)?.AreEverTogether(one, other) == true;
        }

        var (here, there) = (PresenceOf(one), PresenceOf(other));
        return IsAny(i => here[i] && there[i]);
    }

    /// <summary>An event of this kind in which the job exists; null when there is none, or nobody can tell.</summary>
    public World? FirstWith(Job job, Func<World, bool> isOfKind)
    {
        if (AreTooMany)
        {
            return Part(job)?.FirstWith(job, isOfKind);
        }

        var here = PresenceOf(job);
        return First(i => here[i] && isOfKind(_worlds[i]));
    }

    /// <summary>True when there is an event of this kind in which the job exists; false as well when nobody can tell.</summary>
    public bool IsEver(Job job, Func<World, bool> isOfKind)
    {
        if (AreTooMany)
        {
            return Part(job)?.IsEver(job, isOfKind) == true;
        }

        var here = PresenceOf(job);
        return IsAny(i => here[i] && isOfKind(_worlds[i]));
    }

    /// <summary>True when every event in which the job exists is of this kind; false as well when nobody can tell.</summary>
    public bool IsOnly(Job job, Func<World, bool> isOfKind) =>
        AreTooMany ? Part(job)?.IsOnly(job, isOfKind) == true : !IsEver(job, world => !isOfKind(world));

    public static bool IsMergeRequest(World world) => world[Variables.PipelineSource.Name] == "merge_request_event";

    /// <summary>True for a merge request that may come from a fork: no rule has found that it does not.</summary>
    public static bool IsFork(World world) =>
        IsMergeRequest(world)
        && (world[Variables.MergeRequestSourceProjectPath.Name] is not { } source || source != world[Variables.ProjectPath.Name]);

    /// <summary>True for a push to a branch that no rule names, from which a merge request is open, as far as the rules ask.</summary>
    public static bool IsPushWithMergeRequest(World world) =>
        world[Variables.PipelineSource.Name] == "push" && IsUnnamedBranch(world) && world[Variables.OpenMergeRequests.Name] is not "" && !world.Says(Variables.OpenMergeRequests, null);

    /// <summary>True for a branch that no rule names: any that somebody may push.</summary>
    public static bool IsUnnamedBranch(World world) => World.IsAnother(world[Variables.CommitBranch.Name]);

    // What is said of an event should be short: plain pushes first, then merge requests, then tags, then what has to be asked for or set.
    private static int Oddity(World world) =>
        (world[Variables.CommitTag.Name] is not null ? 2 : IsMergeRequest(world) ? 1 : 0)
        + (world[Variables.PipelineSource.Name] is "push" or "merge_request_event" ? 0 : 3)
        + (6 * world.Names.Count(name => world.IsSet(name) && name != Variables.CommitBranch.Name && name != Variables.CommitTag.Name));

    // The events that these jobs tell apart, kept by the text of their rules; null when they are too many too.
    private Worlds? Part(params Job[] jobs)
    {
        var key = string.Join('\0', jobs.Select(Key));
        if (!_parts.TryGetValue(key, out var part))
        {
            _parts.Add(key, part = Of(_pipeline with { Jobs = jobs }));
        }

        return part.AreTooMany ? null : part;
    }

    // The least odd one, and of those the first.
    private World? First(Func<int, bool> isIt)
    {
        var (first, least) = ((World?)null, int.MaxValue);
        for (var i = 0; i < _worlds.Count; i++)
        {
            if (isIt(i) && Oddity(_worlds[i]) is var oddity && oddity < least)
            {
                (first, least) = (_worlds[i], oddity);
            }
        }

        return first;
    }

    private bool IsAny(Func<int, bool> isIt)
    {
        for (var i = 0; i < _worlds.Count; i++)
        {
            if (isIt(i))
            {
                return true;
            }
        }

        return false;
    }

    // Most jobs share their rules with others, so the answer is kept by the text of the rules.
    private BitArray PresenceOf(Job job)
    {
        if (_presence.TryGetValue(job, out var presence))
        {
            return presence;
        }

        var key = Key(job);
        if (!_presenceOfRules.TryGetValue(key, out presence))
        {
            presence = new BitArray(_worlds.Count);
            var isIn = _rules?.Of(job);
            for (var i = 0; i < _worlds.Count; i++)
            {
                presence[i] = isIn!(_worlds[i]);
            }

            _presenceOfRules.Add(key, presence);
        }

        _presence.Add(job, presence);
        return presence;
    }

    private static string Key(Job job)
    {
        var key = new StringBuilder().Append(job.When);
        foreach (var rule in job.Rules)
        {
            key.Append('\n').Append(rule.If).Append('\t').Append(rule.When).Append('\t')
                .Append(World.PathsName("changes", rule.Changes, rule.CompareTo)).Append('\t').Append(World.PathsName("exists", rule.Exists, null));
        }

        return key.ToString();
    }
}

using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;

namespace Pipelines.Planning;

/// <summary>
/// What each job needs: what is done for every job; the nearest jobs along DependsOn; for a deployment also everything of the stages before it and the deployment of the last
/// automatic environment before its own. A job that is needed by a needed one is left out, unless its files are read.
/// </summary>
/// <remarks>
/// There is no circle: DependsOn and Consumes go down the targets, promotion stays in one target and goes down the environments,
/// and the edges to the stages before end at jobs that wait for no deployment.
/// </remarks>
internal sealed class NeedsPlan
{
    private readonly IReadOnlyList<PlannedJob> _jobs;
    private readonly Application _application;
    private readonly ILookup<string, PlannedJob> _byTarget;
    private readonly ILookup<string, PlannedJob> _byName;
    private readonly IReadOnlyList<PlannedJob> _forEveryJob;

    // By the place of the job.
    private readonly IReadOnlyList<PlannedJob>[] _direct;
    private readonly IReadOnlyList<Need>[] _own;
    private readonly IReadOnlyList<Need>?[] _needs;

    public NeedsPlan(IReadOnlyList<PlannedJob> jobs, Application application)
    {
        (_jobs, _application) = (jobs, application);
        _byTarget = jobs.ToLookup(job => job.Target.Name.Text, StringComparer.Ordinal);
        _byName = jobs.ToLookup(job => job.Name, StringComparer.Ordinal);
        _forEveryJob = [.. jobs.Where(job => job.Attribute.ForEveryJob)];
        _direct = [.. jobs.Select(job => job.Attribute.WaitsForNone ? [] : Direct(Dependencies(job).Concat(Consumed(job))))];
        var waitsForDeployment = NeedsReach.HaveBehind(_direct, jobs, job => job.IsDeployment);
        foreach (var deployment in jobs.Where(job => job.IsDeployment && !job.Attribute.WaitsForNone))
        {
            _direct[deployment.Place] = Direct(_direct[deployment.Place].Concat(BeforeDeployment(deployment, waitsForDeployment)));
        }

        var reach = new NeedsReach(_direct);
        _own = [.. jobs.Select(job => OwnNeeds(job, reach))];
        _needs = [.. jobs.Select(NeedsOf)];
    }

    /// <summary>The needs of one job; null = it waits for the stages before.</summary>
    public IReadOnlyList<Need>? Of(PlannedJob job) => _needs[job.Place];

    /// <summary>
    /// The needs of one job in a pipeline that was asked to deploy its environment: of the others there are only that environment's. Null = as always.
    /// </summary>
    public IReadOnlyList<Need>? WhenAskedOf(PlannedJob job)
    {
        if (!job.IsPerEnvironment || Of(job) is not { } always)
        {
            return null;
        }

        IReadOnlyList<Need> needs = [.. always.Where(need => _byName[need.Job].Any(IsThere))];
        return needs.Count == always.Count ? null : needs;

        bool IsThere(PlannedJob other) => other.Attribute.ForEveryJob || (other.IsPerEnvironment && other.Environment == job.Environment);
    }

    /// <summary>The jobs whose files a job without needs gets: it takes nothing from the others of the stages before. Null for a job with needs.</summary>
    public IReadOnlyList<string>? DependenciesOf(PlannedJob job) =>
        Of(job) is null && job.Stage > 0 ? [.. _forEveryJob.Where(_ => !job.IsPerEnvironment).Select(other => other.Name), .. _own[job.Place].Where(need => need.Artifacts).Select(need => need.Job)] : null;

    private IReadOnlyList<Need>? NeedsOf(PlannedJob job)
    {
        if (job.Attribute.ForEveryJob)
        {
            return [];
        }

        var own = _own[job.Place];
        var isLeftToStages = !job.Attribute.WaitsForNone && WaitsForStages(job) && (own.Count == 0 || AreTooMany(job, own.Count));
        return isLeftToStages ? null : [.. _forEveryJob.Select(other => new Need(other.Name) { Artifacts = !job.IsPerEnvironment }), .. own];
    }

    // GitLab hands files on without needs only from an earlier stage, and needs take a job out of the order of the stages.
    private bool WaitsForStages(PlannedJob job) => _forEveryJob.All(other => other.Stage < job.Stage);

    // More than GitLab takes: when all of them are in earlier stages, waiting for those stages is waiting for them.
    private bool AreTooMany(PlannedJob job, int own) => own + _forEveryJob.Count > NeedsLimits.MostNeeds && _direct[job.Place].All(need => need.Stage < job.Stage);

    private IReadOnlyList<Need> OwnNeeds(PlannedJob job, NeedsReach reach)
    {
        var behindDirect = reach.BehindOthers(_direct[job.Place]);
        var consumed = Consumed(job).ToHashSet();
        return
        [
            .. _direct[job.Place]
                .Where(need => consumed.Contains(need) || !behindDirect.Contains(need))
                .Select(need => new Need(need.Name) { Artifacts = consumed.Contains(need) || need.Attribute.DotenvReport is not null }),
        ];
    }

    // Each once, in the order of all jobs; those for every job are added where needs are made.
    private static IReadOnlyList<PlannedJob> Direct(IEnumerable<PlannedJob> needs) => [.. needs.Where(need => !need.Attribute.ForEveryJob).Distinct().OrderBy(need => need.Place)];

    private IEnumerable<PlannedJob> Dependencies(PlannedJob job) => job.Reach.Jobs.SelectMany(target => Of(job, target));

    // Files of a target without a job are left by the job that it ran in.
    private IEnumerable<PlannedJob> Consumed(PlannedJob job) =>
        from target in job.Reach.Inside
        from name in target.Consumes
        where job.Reach.Inside.All(inside => inside.Name != name)
        let source = _byTarget[name.Text].FirstOrDefault()
            ?? _jobs.FirstOrDefault(other => job.Reach.Skipped.Contains(other.Target) && other.Reach.Inside.Any(inside => inside.Name == name))
        where source is not null
        from need in Of(job, source.Target)
        select need;

    // The jobs of another target that this job means: those of its own environment and image; without one, those that start by themselves, and all images'.
    private IEnumerable<PlannedJob> Of(PlannedJob job, TargetNode target) =>
        _byTarget[target.Name.Text].Where(other => !other.IsPerEnvironment
                || (job.IsPerEnvironment ? other.Environment == job.Environment : other.Environment!.Start == Start.Automatic))
            .Where(other => job.Image is null || other.Image is null || other.Image == job.Image);

    // Needs take a job out of GitLab's order of stages; a deployment takes that order back upon itself.
    private IEnumerable<PlannedJob> BeforeDeployment(PlannedJob deployment, bool[] waitsForDeployment)
    {
        foreach (var other in _jobs.TakeWhile(other => other.Stage < deployment.Stage))
        {
            if (!other.IsManual
                && !waitsForDeployment[other.Place]
                && (!other.IsPerEnvironment || other.Environment == deployment.Environment)
                && JobRules.IsThereWherever(deployment, other))
            {
                yield return other;
            }
        }

        var before = _application.Before(deployment.Environment!).FirstOrDefault(environment => environment.Start == Start.Automatic);
        if (before is not null)
        {
            yield return _byTarget[deployment.Target.Name.Text].First(other => other.Environment == before);
        }
    }
}

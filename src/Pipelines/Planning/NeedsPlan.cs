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
    private readonly ILookup<string, int> _byTarget;
    private readonly IReadOnlyList<int>[] _direct;
    private readonly NeedsReach _reach;
    private readonly IReadOnlyList<int> _forEveryJob;

    public NeedsPlan(IReadOnlyList<PlannedJob> jobs, Application application)
    {
        (_jobs, _application) = (jobs, application);
        _byTarget = jobs.Select((job, i) => (job, i)).ToLookup(pair => pair.job.Target.Name.Text, pair => pair.i, StringComparer.Ordinal);
        _forEveryJob = [.. Enumerable.Range(0, jobs.Count).Where(i => jobs[i].Attribute.ForEveryJob)];
        _direct = [.. jobs.Select(job => (IReadOnlyList<int>)(job.Attribute.WaitsForNone ? [] : [.. WithoutForEveryJob(Dependencies(job).Concat(Consumed(job)))]))];
        var waitsForDeployment = NeedsReach.HaveBehind(_direct, i => jobs[i].IsDeployment);
        foreach (var deployment in Enumerable.Range(0, jobs.Count).Where(i => jobs[i].IsDeployment && !jobs[i].Attribute.WaitsForNone))
        {
            _direct[deployment] = [.. WithoutForEveryJob(_direct[deployment].Concat(BeforeDeployment(jobs[deployment], waitsForDeployment)))];
        }

        _reach = new(_direct);
    }

    /// <summary>The needs of one job; null = it waits for the stages before.</summary>
    public IReadOnlyList<Need>? Of(int job)
    {
        if (_jobs[job].Attribute.ForEveryJob)
        {
            return [];
        }

        var own = OwnNeeds(job);
        var isLeftToStages = !_jobs[job].Attribute.WaitsForNone && WaitsForStages(job) && (own.Count == 0 || AreTooMany(job, own.Count));
        return isLeftToStages ? null : [.. _forEveryJob.Select(i => new Need(_jobs[i].Name)), .. own];
    }

    /// <summary>
    /// The needs of one job in a pipeline that was asked to deploy its environment: of the others there are only that environment's. Null = as always.
    /// </summary>
    public IReadOnlyList<Need>? WhenAskedOf(int job)
    {
        if (!_jobs[job].IsPerEnvironment || Of(job) is not { } always)
        {
            return null;
        }

        var there = _jobs.Where(other => other.Attribute.ForEveryJob || (other.IsPerEnvironment && other.Environment == _jobs[job].Environment)).Select(other => other.Name).ToHashSet();
        IReadOnlyList<Need> needs = [.. always.Where(need => there.Contains(need.Job))];
        return needs.Count == always.Count ? null : needs;
    }

    /// <summary>The jobs whose files a job without needs gets: it takes nothing from the others of the stages before. Null for a job with needs.</summary>
    public IReadOnlyList<string>? DependenciesOf(int job) => 
        Of(job) is null && _jobs[job].Stage > 0 ? [.. _forEveryJob.Select(i => _jobs[i].Name), .. OwnNeeds(job).Where(need => need.Artifacts).Select(need => need.Job)] : null;

    // GitLab hands files on without needs only from an earlier stage, and needs take a job out of the order of the stages.
    private bool WaitsForStages(int job) => _forEveryJob.All(i => _jobs[i].Stage < _jobs[job].Stage);

    // More than GitLab takes: when all of them are in earlier stages, waiting for those stages is waiting for them.
    private bool AreTooMany(int job, int own) => own + _forEveryJob.Count > NeedsLimits.MostNeeds && _direct[job].All(need => _jobs[need].Stage < _jobs[job].Stage);

    private IReadOnlyList<Need> OwnNeeds(int job)
    {
        var behindDirect = _reach.BehindOthers(_direct[job]);
        var consumed = Consumed(_jobs[job]).ToHashSet();
        return
        [
            .. _direct[job]
                .Where(need => consumed.Contains(need) || !behindDirect.Contains(need))
                .Select(need => new Need(_jobs[need].Name) { Artifacts = consumed.Contains(need) || _jobs[need].Attribute.DotenvReport is not null }),
        ];
    }

    private IOrderedEnumerable<int> WithoutForEveryJob(IEnumerable<int> needs) => needs.Except(_forEveryJob).Order();

    private IEnumerable<int> Dependencies(PlannedJob job) => job.Reach.Jobs.SelectMany(target => Of(job, target));

    // Files of a target without a job are left by the job that it ran in.
    private IEnumerable<int> Consumed(PlannedJob job) =>
        from target in job.Reach.Inside
        from name in target.Consumes
        where job.Reach.Inside.All(inside => inside.Name != name)
        let source = _byTarget[name.Text].Select(i => _jobs[i]).FirstOrDefault()
            ?? _jobs.FirstOrDefault(other => job.Reach.Skipped.Contains(other.Target) && other.Reach.Inside.Any(inside => inside.Name == name))
        where source is not null
        from need in Of(job, source.Target)
        select need;

    // The jobs of another target that this job means: those of its own environment and image; without one, those that start by themselves, and all images'.
    private IEnumerable<int> Of(PlannedJob job, TargetNode target) =>
        _byTarget[target.Name.Text].Where(i => !_jobs[i].IsPerEnvironment
                || (job.IsPerEnvironment ? _jobs[i].Environment == job.Environment : _jobs[i].Environment!.Start == Start.Automatic))
            .Where(i => job.Image is null || _jobs[i].Image is null || _jobs[i].Image == job.Image);

    // Needs take a job out of GitLab's order of stages; a deployment takes that order back upon itself.
    private IEnumerable<int> BeforeDeployment(PlannedJob deployment, bool[] waitsForDeployment)
    {
        for (var i = 0; i < _jobs.Count && _jobs[i].Stage < deployment.Stage; i++)
        {
            var other = _jobs[i];
            if (!other.IsManual
                && !waitsForDeployment[i]
                && (!other.IsPerEnvironment || other.Environment == deployment.Environment)
                && JobRules.IsThereWherever(deployment, other))
            {
                yield return i;
            }
        }

        var before = _application.Before(deployment.Environment!).FirstOrDefault(environment => environment.Start == Start.Automatic);
        if (before is not null)
        {
            yield return _byTarget[deployment.Target.Name.Text].First(i => _jobs[i].Environment == before);
        }
    }
}

using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>In which order the jobs of one pipeline start, and what holds them: https://docs.gitlab.com/ci/yaml/#needs and https://docs.gitlab.com/ci/jobs/job_control/#types-of-manual-jobs.</summary>
internal sealed class StartOrder
{
    private readonly Dictionary<string, int> _stages = new(StringComparer.Ordinal) { [".pre"] = -1, [".post"] = int.MaxValue };
    private readonly List<SimulatedJob> _jobs;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly (int Step, IReadOnlyList<string> Gates)?[] _known;
    private readonly Dictionary<int, (int Step, IReadOnlyList<string> Gates)> _knownStages = [];

    private StartOrder(Pipeline pipeline, IEnumerable<SimulatedJob> jobs)
    {
        IReadOnlyList<string> stages = pipeline.Stages.Count > 0 ? pipeline.Stages : ["build", "test", "deploy"];
        for (var i = 0; i < stages.Count; i++)
        {
            _stages.TryAdd(stages[i], i);
        }

        _jobs = [.. jobs.OrderBy(StageOf)];
        for (var i = 0; i < _jobs.Count; i++)
        {
            _places.TryAdd(_jobs[i].Job.Name, i);
        }

        _known = new (int, IReadOnlyList<string>)?[_jobs.Count];
    }

    /// <summary>The jobs by stage, each with its needs, its step and its gates.</summary>
    public static IReadOnlyList<SimulatedJob> Of(Pipeline pipeline, IEnumerable<SimulatedJob> jobs)
    {
        var order = new StartOrder(pipeline, jobs);
        return
        [
            .. order._jobs.Select((job, i) =>
            {
                var (step, gates) = order.Of(i);
                return job with { Needs = order.NeedsOf(job)?.Select(need => order._jobs[need].Job.Name).ToList(), Step = step, Gates = gates };
            }),
        ];
    }

    // Needs on jobs that do not exist are findings, or optional: either way nothing waits for them.
    private List<int>? NeedsOf(SimulatedJob job) =>
        job.AllNeeds?.Where(need => !need.IsElsewhere && _places.ContainsKey(need.Job)).Select(need => _places[need.Job]).Distinct().ToList();

    private (int Step, IReadOnlyList<string> Gates) Of(int place)
    {
        if (_known[place] is { } known)
        {
            return known;
        }

        _known[place] = (0, []); // A circle of needs is a finding of the model; here it must only end.
        var answer = NeedsOf(_jobs[place]) is { } needs ? Behind(needs, _ => true) : BehindStage(StageOf(_jobs[place]));
        _known[place] = answer;
        return answer;
    }

    private (int Step, IReadOnlyList<string> Gates) BehindStage(int stage)
    {
        if (!_knownStages.TryGetValue(stage, out var answer))
        {
            // A manual job that may be passed by holds no stage, whereas a need on it waits for it.
            var before = Enumerable.Range(0, _jobs.Count).TakeWhile(i => StageOf(_jobs[i]) < stage).Where(i => !(_jobs[i] is { IsManual: true, AllowFailure: true })).ToList();
            answer = Behind(before, job => !job.AllowFailure);
            _knownStages.Add(stage, answer);
        }

        return answer;
    }

    private (int Step, IReadOnlyList<string> Gates) Behind(IEnumerable<int> jobs, Func<SimulatedJob, bool> holds)
    {
        var (step, gates) = (0, new List<string>());
        foreach (var place in jobs)
        {
            var before = Of(place);
            step = Math.Max(step, before.Step + 1);
            gates.AddRange(before.Gates);
            if (_jobs[place].IsManual && holds(_jobs[place]))
            {
                gates.Add(_jobs[place].Job.Name);
            }
        }

        return (step, [.. gates.Distinct()]);
    }

    private int StageOf(SimulatedJob job) => _stages.GetValueOrDefault(job.Job.Stage ?? "test", int.MaxValue - 1);
}

namespace Pipelines.Model.Limits;

/// <summary>A pipeline with what the checks look up again and again: jobs by name, stages by position, the possible events.</summary>
internal sealed class CheckedPipeline
{
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stages = new(StringComparer.Ordinal) { [".pre"] = -1, [".post"] = int.MaxValue };
    private readonly Lazy<Worlds> _worlds;
    private readonly Lazy<IReadOnlyList<Job>> _jobsByNeeds;

    public CheckedPipeline(Pipeline pipeline)
    {
        Pipeline = pipeline;
        foreach (var job in pipeline.Jobs)
        {
            _jobs.TryAdd(job.Name, job);
        }

        for (var i = 0; i < Stages.Count; i++)
        {
            _stages.TryAdd(Stages[i], i);
        }

        _worlds = new(() => Worlds.Of(pipeline));
        _jobsByNeeds = new(() => [.. pipeline.Jobs.SelectMany(ByNeeds)]);
    }

    public Pipeline Pipeline { get; }

    public IReadOnlyList<Job> Jobs => Pipeline.Jobs;

    /// <summary>GitLab's own stages when the pipeline declares none.</summary>
    public IReadOnlyList<string> Stages => Pipeline.Stages.Count > 0 ? Pipeline.Stages : ["build", "test", "deploy"];

    /// <summary>
    /// Each job once for each list of needs that it may have, only with the rules that lead to it: <c>rules:needs</c> replaces those of the job.
    /// </summary>
    public IReadOnlyList<Job> JobsByNeeds => _jobsByNeeds.Value;

    public Worlds Worlds => _worlds.Value;

    public Job? Job(string name) => _jobs.GetValueOrDefault(name);

    /// <summary>The position of a job's stage; null when it is not declared.</summary>
    public int? Stage(Job job) => _stages.TryGetValue(StageName(job), out var position) ? position : null;

    public static string StageName(Job job) => job.Stage ?? "test";

    /// <summary>True when a person has to start the job, in some pipeline at least.</summary>
    public static bool IsManual(Job job) =>
        job.Rules.Count == 0 ? job.When == RunWhen.Manual : job.Rules.Any(rule => (rule.When ?? job.When) == RunWhen.Manual);

    private static IEnumerable<Job> ByNeeds(Job job) => job.Rules.All(rule => rule.Needs is null)
        ? [job]
        : job.Rules.Select(rule => rule.Needs).Distinct().Select(needs => job with
        {
            Needs = needs ?? job.Needs,
            Rules = [.. job.Rules.Select(rule => ReferenceEquals(rule.Needs, needs) ? rule : rule with { When = RunWhen.Never })],
        });
}

using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>Where the jobs run: what the pipeline says once under <c>default</c>, and the jobs that say something else.</summary>
internal sealed class RunnerPlan(TargetGraph graph, Application application)
{
    /// <summary>What runs everything that names nothing else.</summary>
    public Image? DefaultImage { get; } = ImageOf(graph, application.RunnerImage);

    /// <summary>The images that the pipeline builds itself, each once.</summary>
    public IReadOnlyList<RunnerImage.OfDockerfile> Built { get; } =
    [
        .. new[] { application.RunnerImage, application.ToolsImage }.OfType<RunnerImage.OfDockerfile>().DistinctBy(image => image.Name),
    ];

    /// <summary>The image of one job; null = the default's, or none.</summary>
    public Image? ImageOf(JobAttribute job) =>
        job.Image is { } own ? new(own)
        : IsKeptFromBuilt(job) ? ImageOf(graph, RunnerImage.Sdk)
        : ToolsOf(job) is { } tools ? ImageOf(graph, tools)
        : null;

    /// <summary>The tags of one job; none = the default's.</summary>
    public IReadOnlyList<string> TagsOf(JobAttribute job) => job.Tags.Length > 0 ? job.Tags : ToolsOf(job)?.Tags ?? [];

    /// <summary>The image that this job runs in and the pipeline builds; null for any other.</summary>
    public RunnerImage.OfDockerfile? BuiltFor(JobAttribute job) =>
        job.Image is null && !IsKeptFromBuilt(job) ? (ToolsOf(job) ?? application.RunnerImage) as RunnerImage.OfDockerfile : null;

    // Whoever may push a branch may push to the project's own registry, and so put anything behind that name.
    private bool IsKeptFromBuilt(JobAttribute job) => job.NeedsCredentials && (ToolsOf(job) ?? application.RunnerImage) is RunnerImage.OfDockerfile;

    private RunnerImage? ToolsOf(JobAttribute job) => job.NeedsTools ? application.ToolsImage : null;

    /// <summary>The image of a runner; null = none.</summary>
    public static Image? ImageOf(TargetGraph graph, RunnerImage image) => image switch
    {
        RunnerImage.OfReference published => new(published.Reference),
        RunnerImage.OfDockerfile built => new(ReferenceOf(graph, built)),
        _ => null,
    };

    /// <summary>The name of an image that the pipeline builds: a new one for every content of its Dockerfile.</summary>
    /// <exception cref="DefinitionException">Nobody has told the hash of the Dockerfile.</exception>
    public static string ReferenceOf(TargetGraph graph, RunnerImage.OfDockerfile image) =>
        graph.FileHashes.TryGetValue(image.Dockerfile, out var hash)
            ? $"$CI_REGISTRY_IMAGE/{image.Name}:{hash}"
            : throw PlanningText.NoHash(graph.Symbol, image.Dockerfile);
}

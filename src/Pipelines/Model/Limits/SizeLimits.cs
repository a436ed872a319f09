namespace Pipelines.Model.Limits;

/// <summary>What a pipeline is made of besides its own jobs, and how much of it: https://docs.gitlab.com/administration/instance_limits/.</summary>
internal static class SizeLimits
{
    private const int MostIncludes = 150;
    private const int ManyJobs = 500;
    private const int LongestName = 255;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline)
    {
        var symbol = pipeline.Pipeline.Symbol;
        if (pipeline.Pipeline.Workflow?.Name is { Length: 0 or > LongestName } name)
        {
            yield return FindingRules.WorkflowName.At(symbol, name.Length);
        }

        if (pipeline.Pipeline.Include.Count > MostIncludes)
        {
            yield return FindingRules.TooManyIncludes.At(symbol, pipeline.Pipeline.Include.Count);
        }

        if (pipeline.Jobs.Count > ManyJobs)
        {
            yield return FindingRules.ManyJobs.At(symbol, pipeline.Jobs.Count);
        }

        foreach (var finding in Moving(symbol, pipeline.Pipeline.Include).Concat(pipeline.Jobs.SelectMany(job => Moving(job.Symbol, (job.Trigger as Trigger.Child)?.Files ?? []))))
        {
            yield return finding;
        }

        foreach (var job in pipeline.Jobs.Where(job => job.Raw is not null))
        {
            yield return FindingRules.RawKeywords.At(job.Symbol, job.Name);
        }
    }

    private static IEnumerable<Finding> Moving(string symbol, IReadOnlyList<Include> includes)
    {
        foreach (var include in includes)
        {
            if (Moving(include) is var (what, how))
            {
                yield return FindingRules.MovingInclude.At(symbol, what, how);
            }
        }
    }

    private static (string What, string How)? Moving(Include include) => include switch
    {
        Include.Remote { Integrity: null } remote => (remote.Url, "without its hash"),
        Include.OfProject { Ref: null } project => (project.Project, "at the head of its default branch"),
        Include.Component component when !IsPinned(component.Address) => (component.Address, "at a version that moves"),
        _ => null,
    };

    // A commit, or a version of three numbers: https://docs.gitlab.com/ci/components/#component-versions.
    private static bool IsPinned(string address) =>
        address.LastIndexOf('@') is var at and >= 0 && address[(at + 1)..] is var version
        && ((version.Length == 40 && version.All(char.IsAsciiHexDigit)) || version.Split('.') is { Length: 3 });
}

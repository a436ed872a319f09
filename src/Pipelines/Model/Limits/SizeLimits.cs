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

        var ofJobs = pipeline.Jobs.SelectMany(job => ((job.Trigger as Trigger.Child)?.Files ?? []).Select(include => (job.Symbol, include)));
        foreach (var (at, include) in pipeline.Pipeline.Include.Select(include => (Symbol: symbol, include)).Concat(ofJobs))
        {
            if (Moving(include) is var (what, how))
            {
                yield return FindingRules.MovingInclude.At(at, what, how);
            }
        }

        foreach (var job in pipeline.Jobs.Where(job => job.Raw is not null))
        {
            yield return FindingRules.RawKeywords.At(job.Symbol, job.Name);
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

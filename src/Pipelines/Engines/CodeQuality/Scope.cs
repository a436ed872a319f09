using Pipelines.Engines.CodeQuality.Linters;

namespace Pipelines.Engines.CodeQuality;

/// <summary>Which files count.</summary>
/// <param name="Files">The repository's.</param>
/// <param name="Changed">Those that have changed, relative to the root; null = all count.</param>
internal sealed record Scope(RepositoryFiles Files, IReadOnlySet<string>? Changed)
{
    /// <summary>What a tool is given; nothing when none of its files counts.</summary>
    public IReadOnlyList<string> SubjectsOf(ILinterTool tool)
    {
        var all = tool.Select(Files);
        return Changed is null || (tool.NeedsWholeProject && Changed.Overlaps(Files.All)) ? all : [.. all.Where(Changed.Contains)];
    }

    /// <summary>A result without what was found in files that do not count. Of a tool that could not look at everything all counts: something is the reason.</summary>
    public LinterResult Narrow(LinterResult result) => Changed is null || result.Incomplete is not null
        ? result
        : result with { Findings = [.. result.Findings.Where(finding => finding.Rule == LinterResult.ToolMissing || (Files.Place(finding.Path) is { } path && Changed.Contains(path)))] };
}

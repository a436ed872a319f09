namespace Pipelines.Engines.CodeQuality;

/// <summary>Lays findings out for people: by file, then the counts by tool, then the verdict.</summary>
internal static class FindingList
{
    /// <summary>The lines, for a terminal that makes <c>path:line:column</c> a link.</summary>
    public static IEnumerable<string> Of(CodeQualityResult result)
    {
        foreach (var file in result.Findings.GroupBy(finding => finding.Path))
        {
            yield return CodeQualityText.File(file.Key);
            foreach (var finding in file)
            {
                yield return CodeQualityText.Line(finding);
            }
        }

        foreach (var tool in result.Findings.GroupBy(finding => finding.Tool).OrderBy(tool => tool.Key, StringComparer.Ordinal))
        {
            yield return CodeQualityText.Count(tool.Key, [.. tool]);
        }

        foreach (var reason in result.Incomplete)
        {
            yield return CodeQualityText.Incomplete(reason);
        }

        yield return CodeQualityText.Verdict(result);
    }
}

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>What one linter found.</summary>
/// <param name="Findings">The findings, with paths as the tool wrote them.</param>
/// <param name="Incomplete">Why it did not look at everything; null when it did.</param>
internal sealed record LinterResult(IReadOnlyList<Finding> Findings, string? Incomplete)
{
    /// <summary>The rule of the finding that a tool is missing.</summary>
    public const string ToolMissing = "tool-missing";

    /// <summary>The rule of the finding that a tool is broken.</summary>
    public const string ToolBroken = "tool-broken";

    /// <summary>The result of a linter that looked at everything.</summary>
    public static LinterResult Complete(IReadOnlyList<Finding> findings) => new(findings, Incomplete: null);

    /// <summary>One result of several runs of a linter: it looked at everything when all of them did.</summary>
    public static LinterResult Join(IEnumerable<LinterResult> results)
    {
        var all = results.ToList();
        return new LinterResult(
            [.. all.SelectMany(result => result.Findings)],
            all.Select(result => result.Incomplete).Order(StringComparer.Ordinal).FirstOrDefault(reason => reason is not null));
    }

    /// <summary>The result of a linter that is not there: a failure when it is required, else a hint.</summary>
    public static LinterResult Missing(ILinterTool tool, string path)
    {
        var result = Unusable(tool, path, ToolMissing, CodeQualityText.Missing(tool), []);
        return tool.IsRequired ? result : Complete([result.Findings[^1] with { Severity = Severity.Info }]);
    }

    /// <summary>The result of a linter that could not do its work: a blocker among its findings, so that the report says it too.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="path">The file that the finding is shown at.</param>
    /// <param name="why">What is the matter.</param>
    /// <param name="findings">What it found all the same.</param>
    public static LinterResult Broken(ILinterTool tool, string path, string why, IReadOnlyList<Finding>? findings = null) =>
        Unusable(tool, path, ToolBroken, CodeQualityText.Broken(tool, why), findings ?? []);

    private static LinterResult Unusable(ILinterTool tool, string path, string rule, string reason, IReadOnlyList<Finding> findings)
    {
        var finding = new Finding { Tool = tool.Name, Rule = rule, Severity = Severity.Blocker, Path = path, Message = reason };
        return new LinterResult([.. findings, finding], finding.Message);
    }
}

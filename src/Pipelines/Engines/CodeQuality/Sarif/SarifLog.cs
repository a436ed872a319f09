using System.Text.Json.Serialization;

namespace Pipelines.Engines.CodeQuality.Sarif;

// The part of SARIF 2.1.0 that findings are made of: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
internal sealed record SarifLog([property: JsonRequired] string Version, [property: JsonRequired] IReadOnlyList<SarifRun> Runs);

// A log is its results, by the hundred thousand: they stay where they are until all else is known, for they point at it and often stand in front of it.
internal sealed record SarifRun([property: JsonRequired] SarifTool Tool, SarifResultsPlace? Results, IReadOnlyList<SarifArtifact>? Artifacts, IReadOnlyList<SarifInvocation>? Invocations)
{
    private readonly Lazy<Dictionary<string, SarifRule>> _rulesById = new(() => ById(Tool.Driver.Rules ?? []));

    /// <summary>The rule that a result means, by its place in the list or its name; null when the log does not describe it.</summary>
    public SarifRule? RuleAt(int? index, string? id)
    {
        var rules = Tool.Driver.Rules;
        return index >= 0 && index < rules?.Count ? rules[index.Value] : id is null ? null : _rulesById.Value.GetValueOrDefault(id);
    }

    private static Dictionary<string, SarifRule> ById(IReadOnlyList<SarifRule> rules)
    {
        var byId = new Dictionary<string, SarifRule>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (rule.Id is { } id)
            {
                byId.TryAdd(id, rule);
            }
        }

        return byId;
    }
}

internal sealed record SarifInvocation(bool? ExecutionSuccessful);

internal sealed record SarifTool([property: JsonRequired] SarifDriver Driver);

internal sealed record SarifDriver([property: JsonRequired] string Name, IReadOnlyList<SarifRule>? Rules);

internal sealed record SarifRule(string? Id, SarifConfiguration? DefaultConfiguration, IReadOnlyDictionary<string, SarifRuleText>? MessageStrings);

internal sealed record SarifRuleText(string? Text);

internal sealed record SarifConfiguration(string? Level);

internal sealed record SarifArtifact(SarifArtifactLocation? Location);

internal sealed record SarifArtifactLocation(string? Uri);

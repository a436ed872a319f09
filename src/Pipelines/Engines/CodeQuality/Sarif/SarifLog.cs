using System.Text.Json.Serialization;

namespace Pipelines.Engines.CodeQuality.Sarif;

// The part of SARIF 2.1.0 that findings are made of: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
internal sealed record SarifLog([property: JsonRequired] string Version, [property: JsonRequired] IReadOnlyList<SarifRun> Runs);

internal sealed record SarifRun([property: JsonRequired] SarifTool Tool, IReadOnlyList<SarifResult>? Results, IReadOnlyList<SarifArtifact>? Artifacts, IReadOnlyList<SarifInvocation>? Invocations);

internal sealed record SarifInvocation(bool? ExecutionSuccessful);

internal sealed record SarifTool([property: JsonRequired] SarifDriver Driver);

internal sealed record SarifDriver([property: JsonRequired] string Name, IReadOnlyList<SarifRule>? Rules);

internal sealed record SarifRule(string? Id, SarifConfiguration? DefaultConfiguration, IReadOnlyDictionary<string, SarifMessage>? MessageStrings);

internal sealed record SarifConfiguration(string? Level);

internal sealed record SarifArtifact(SarifArtifactLocation? Location);

internal sealed record SarifResult(
    string? RuleId,
    int? RuleIndex,
    SarifRuleReference? Rule,
    string? Kind,
    string? Level,
    [property: JsonRequired] SarifMessage Message,
    IReadOnlyList<SarifLocation>? Locations,
    IReadOnlyList<SarifSuppression>? Suppressions,
    string? BaselineState);

internal sealed record SarifRuleReference(string? Id, int? Index);

internal sealed record SarifMessage(string? Text, string? Id, IReadOnlyList<string>? Arguments);

internal sealed record SarifSuppression(string? Status);

internal sealed record SarifLocation(SarifPhysicalLocation? PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifactLocation? ArtifactLocation, SarifRegion? Region);

internal sealed record SarifArtifactLocation(string? Uri, int? Index);

internal sealed record SarifRegion(int? StartLine, int? StartColumn);

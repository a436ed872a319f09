using Pipelines.Engines.CodeQuality;

namespace Pipelines.Tests.Engines.CodeQuality;

/// <summary>Findings for tests, which change what they are about.</summary>
internal static class Sample
{
    public static Finding Finding { get; } = new()
    {
        Tool = "shellcheck",
        Rule = "SC2086",
        Severity = Severity.Info,
        Path = "run.sh",
        Line = 2,
        Message = "Double quote to prevent globbing and word splitting.",
    };
}

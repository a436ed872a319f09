using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Targets;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>A build that judges Dockerfiles.</summary>
[GitLabPipeline]
internal sealed class Judging : NukeBuild, ILint
{
    public static int Start() => Execute<Judging>(x => ((ILint)x).Lint);

    public Application Application { get; } = new("shop") { Linters = [Linter.Dockerfiles()], LintGate = new() { FailOn = LintSeverity.Major } };
}

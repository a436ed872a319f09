using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Targets;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>A build whose machine and project are looked at.</summary>
[GitLabPipeline]
internal sealed class Examined : NukeBuild, IDoctor
{
    public static int Start() => Execute<Examined>(x => ((IDoctor)x).Doctor);

    public Application Application { get; } = new("shop") { ReleaseBranch = "staging", Linters = [Linter.Secrets()] };
}

using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Targets;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>A build with a pipeline of its own.</summary>
[GitLabPipeline]
internal sealed class Generating : NukeBuild, IPipeline
{
    public static int Start() => Execute<Generating>(x => ((IPipeline)x).CheckPipeline);

    public Application Application { get; } = new("shop");
}

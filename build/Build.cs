using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Targets;

/// <summary>The targets of this repository: the components of Pipelines, and one line for each environment.</summary>
[GitLabPipeline]
internal sealed class Build : NukeBuild, ILint, IPackage, IPipeline
{
    public static int Main() => Execute<Build>(x => ((ILint)x).Lint);

    public Application Application => Storefront.Application;
}

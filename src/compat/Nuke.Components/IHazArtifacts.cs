using Nuke.Common;
using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A build that leaves artifacts.</summary>
public interface IHazArtifacts : INukeBuild
{
    AbsolutePath ArtifactsDirectory => RootDirectory / "artifacts";
}

using Nuke.Common;

namespace Nuke.Components;

/// <summary>A build that compiles for debugging or for release.</summary>
public interface IHazConfiguration : INukeBuild
{
    /// <summary>Debug on a developer's machine, Release on a server, unless given.</summary>
    [Parameter("Configuration to build: Debug locally and Release on a server, unless given")]
    Configuration Configuration => TryGetValue(() => Configuration) ?? (IsLocalBuild ? Configuration.Debug : Configuration.Release);
}

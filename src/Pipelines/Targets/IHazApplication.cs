using Nuke.Common;
using Pipelines.Definitions;

namespace Pipelines.Targets;

/// <summary>A build that has an <see cref="Definitions.Application"/>: the ground under all components of this room.</summary>
public interface IHazApplication : INukeBuild
{
    /// <summary>What is built, tested and deployed, and where to.</summary>
    Application Application { get; }
}

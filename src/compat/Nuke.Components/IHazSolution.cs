using Nuke.Common;
using Nuke.Common.ProjectModel;

namespace Nuke.Components;

/// <summary>A build of one solution.</summary>
public interface IHazSolution : INukeBuild
{
    [Solution]
    [Required]
    Solution Solution => TryGetValue(() => Solution);
}

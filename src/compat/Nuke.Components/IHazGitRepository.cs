using Nuke.Common;
using Nuke.Common.Git;

namespace Nuke.Components;

/// <summary>A build that knows its repository.</summary>
public interface IHazGitRepository : INukeBuild
{
    [GitRepository]
    [Required]
    GitRepository GitRepository => TryGetValue(() => GitRepository);
}

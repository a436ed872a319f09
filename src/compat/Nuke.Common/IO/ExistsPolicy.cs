namespace Nuke.Common.IO;

/// <summary>What a copy or move does when its target is there already.</summary>
[Flags]
public enum ExistsPolicy
{
    Fail = 0,
    DirectoryMerge = 1,
    FileSkip = 2,
    FileOverwrite = 4,
    FileOverwriteIfNewer = 8,
    MergeAndSkip = DirectoryMerge | FileSkip,
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}

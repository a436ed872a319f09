namespace Nuke.Common.IO;

public static class PathConstruction
{
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (RelativePath)PathText.Relative(basePath, destinationPath, Path.DirectorySeparatorChar);

    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (UnixRelativePath)PathText.Relative(basePath, destinationPath, '/');

    public static WinRelativePath GetWinRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (WinRelativePath)PathText.Relative(basePath, destinationPath, '\\');

    /// <summary>Whether the destination lies below this path.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath)
    {
        var relative = PathText.Relative(basePath, destinationPath, '/');
        return relative.Length > 0 && relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal);
    }
}

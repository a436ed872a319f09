namespace Nuke.Common.IO;

/// <summary>A path without a root, in the separators of its kind.</summary>
public class RelativePath
{
    private readonly string path;
    private readonly char separator;

    protected RelativePath(string path, char? separator = null)
    {
        Assert.False(PathText.IsRooted(path), $"Path '{path}' must be relative");
        this.separator = separator ?? Path.DirectorySeparatorChar;
        this.path = PathText.Normalize(path.Replace('\\', '/').Replace('/', this.separator), this.separator);
    }

    public static explicit operator RelativePath(string path) => path is null ? null : new RelativePath(path);
    public static implicit operator string(RelativePath path) => path?.path;

    public static RelativePath operator /(RelativePath left, string right)
    {
        Assert.NotNull(left, "The left side of '/' must be a path");
        return new RelativePath(left.path + left.separator + right, left.separator);
    }

    public static RelativePath operator +(RelativePath left, string right) =>
        new RelativePath(Assert.NotNull(left, "The left side of '+' must be a path").path + right, left.separator);

    public UnixRelativePath ToUnixRelativePath() => (UnixRelativePath)path;
    public WinRelativePath ToWinRelativePath() => (WinRelativePath)path;
    public override string ToString() => path;
}

/// <summary>A relative path with '/'.</summary>
public class UnixRelativePath : RelativePath
{
    protected UnixRelativePath(string path)
        : base(path, '/') { }

    public static explicit operator UnixRelativePath(string path) => path is null ? null : new UnixRelativePath(path);
}

/// <summary>A relative path with '\'.</summary>
public class WinRelativePath : RelativePath
{
    protected WinRelativePath(string path)
        : base(path, '\\') { }

    public static explicit operator WinRelativePath(string path) => path is null ? null : new WinRelativePath(path);
}

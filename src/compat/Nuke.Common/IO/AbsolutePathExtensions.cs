using System.Security.Cryptography;

namespace Nuke.Common.IO;

/// <summary>What is at a path, and where to go from there.</summary>
public static partial class AbsolutePathExtensions
{
    private static readonly string[] FileWords = ["File", "Executable", "Exe", "Script", "Archive"];
    private static readonly string[] DirectoryWords = ["Directory", "Dir", "Folder"];
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);
    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>Asks for a file or a directory by the last word of the receiver's name in the source.</summary>
    public static bool Exists(this AbsolutePath path, [CallerArgumentExpression(nameof(path))] string expression = null)
    {
        var name = expression?.TrimEnd(')', '(', ';', ' ') ?? "";
        if (FileWords.Any(word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase)))
            return path.FileExists();
        if (DirectoryWords.Any(word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase)))
            return path.DirectoryExists();
        throw new ArgumentException($"'{expression}' does not say whether it is a file or a directory: call FileExists or DirectoryExists");
    }

    public static AbsolutePath ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null;
    public static AbsolutePath ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null;

    public static bool ContainsFile(this AbsolutePath path, string pattern, SearchOption options = SearchOption.TopDirectoryOnly) =>
        path.ToDirectoryInfo().EnumerateFiles(pattern, options).Any();

    public static bool ContainsDirectory(this AbsolutePath path, string pattern, SearchOption options = SearchOption.TopDirectoryOnly) =>
        path.ToDirectoryInfo().EnumerateDirectories(pattern, options).Any();

    public static AbsolutePath FindParent(this AbsolutePath path, Func<AbsolutePath, bool> predicate) => path.Parent.FindParentOrSelf(predicate);

    public static AbsolutePath FindParentOrSelf(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
    {
        while (path is not null && !predicate(path))
            path = path.Parent;
        return path;
    }

    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions) =>
        alternativeExtensions.Prepend(extension).Any(x => path.Name.EndsWith("." + x.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) =>
        path.Parent / Path.ChangeExtension(path.Name, extension);

    public static IEnumerable<AbsolutePath> GetFiles(this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = 0) =>
        depth == 0 ? [] : Found(Directory.EnumerateFiles(path, pattern), attributes)
            .Concat(Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal)
                .SelectMany(x => ((AbsolutePath)x).GetFiles(pattern, depth - 1, attributes)));

    public static IEnumerable<AbsolutePath> GetDirectories(this AbsolutePath path, string pattern = "*", int depth = 1, FileAttributes attributes = 0) =>
        depth == 0 ? [] : Found(Directory.EnumerateDirectories(path, pattern), attributes)
            .Concat(Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal)
                .SelectMany(x => ((AbsolutePath)x).GetDirectories(pattern, depth - 1, attributes)));

    public static FileInfo ToFileInfo(this AbsolutePath path) => new(path);
    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) => new(path);
    public static DateTime GetLastWriteTimeUtc(this AbsolutePath path) => File.GetLastWriteTimeUtc(path);

    /// <summary>The MD5 of the content in lower-case hexadecimal digits: a fingerprint, not a protection.</summary>
    public static string GetFileHash(this AbsolutePath path)
    {
        Assert.FileExists(path);
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(stream));
    }

    private static IEnumerable<AbsolutePath> Found(IEnumerable<string> paths, FileAttributes attributes) =>
        paths.Order(StringComparer.Ordinal)
            .Where(x => attributes == 0 || (File.GetAttributes(x) & attributes) == attributes)
            .Select(AbsolutePath.Create);
}

namespace Nuke.Common.IO;

/// <summary>Creating, deleting, moving and copying.</summary>
public static partial class AbsolutePathExtensions
{
    public static AbsolutePath CreateDirectory(this AbsolutePath path)
    {
        Directory.CreateDirectory(path);
        return path;
    }

    public static AbsolutePath CreateOrCleanDirectory(this AbsolutePath path)
    {
        path.DeleteDirectory();
        return path.CreateDirectory();
    }

    public static AbsolutePath TouchFile(this AbsolutePath path, DateTime? time = null, bool createDirectories = true)
    {
        if (createDirectories)
            path.Parent.CreateDirectory();
        using (File.Open(path, FileMode.OpenOrCreate, FileAccess.Write)) { }
        File.SetLastWriteTimeUtc(path, time?.ToUniversalTime() ?? DateTime.UtcNow);
        return path;
    }

    public static void DeleteFile(this AbsolutePath path)
    {
        if (!path.FileExists())
            return;
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    public static void DeleteFiles(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths.ToList())
            path.DeleteFile();
    }

    public static void DeleteDirectory(this AbsolutePath path)
    {
        if (!path.DirectoryExists())
            return;
        // Read-only files (git's objects) stop a recursive delete on Windows only.
        if (OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
                File.SetAttributes(file, FileAttributes.Normal);
        }
        Directory.Delete(path, recursive: true);
    }

    public static void DeleteDirectories(this IEnumerable<AbsolutePath> paths)
    {
        foreach (var path in paths.ToList())
            path.DeleteDirectory();
    }

    public static AbsolutePath Rename(this AbsolutePath path, string newName, ExistsPolicy policy = ExistsPolicy.Fail) =>
        path.Move(path.Parent / newName, policy, createDirectories: false);

    public static AbsolutePath MoveToDirectory(
        this AbsolutePath source, AbsolutePath target, ExistsPolicy policy = ExistsPolicy.Fail, bool createDirectories = true) => source.Move(target / source.Name, policy, createDirectories);

    public static AbsolutePath CopyToDirectory(
        this AbsolutePath source, AbsolutePath target, ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null, Func<AbsolutePath, bool> excludeFile = null, bool createDirectories = true) => source.Copy(target / source.Name, policy, excludeDirectory, excludeFile, createDirectories);

    public static AbsolutePath Move(
        this AbsolutePath source, AbsolutePath target, ExistsPolicy policy = ExistsPolicy.Fail,
        bool createDirectories = true, bool deleteRemainingFiles = false)
    {
        source.Transfer(target, policy, createDirectories, (from, to) => File.Move(from, to, overwrite: true), _ => false, _ => false);
        // Files that the policy skipped are still at the source.
        if (source.DirectoryExists() && (deleteRemainingFiles || !Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Any()))
            source.DeleteDirectory();
        else if (deleteRemainingFiles)
            source.DeleteFile();
        return target;
    }

    public static AbsolutePath Copy(
        this AbsolutePath source, AbsolutePath target, ExistsPolicy policy = ExistsPolicy.Fail,
        Func<AbsolutePath, bool> excludeDirectory = null, Func<AbsolutePath, bool> excludeFile = null, bool createDirectories = true)
    {
        source.Transfer(
            target, policy, createDirectories, (from, to) => File.Copy(from, to, overwrite: true), excludeDirectory ?? (_ => false), excludeFile ?? (_ => false));
        return target;
    }

    private static void Transfer(
        this AbsolutePath source, AbsolutePath target, ExistsPolicy policy, bool createDirectories,
        Action<AbsolutePath, AbsolutePath> transfer, Func<AbsolutePath, bool> excludeDirectory, Func<AbsolutePath, bool> excludeFile)
    {
        Assert.True(source.FileExists() || source.DirectoryExists(), $"'{source}' does not exist");
        Assert.True(createDirectories || target.Parent.DirectoryExists(), $"Directory '{target.Parent}' does not exist");
        if (source.FileExists())
        {
            if (excludeFile(source) || !MayWrite(source, target, policy))
                return;
            target.Parent.CreateDirectory();
            transfer(source, target);
            return;
        }
        if (excludeDirectory(source))
            return;
        Assert.False(source.Contains(target) || source == target, $"Directory '{target}' lies in '{source}'");
        Assert.True(
            !target.DirectoryExists() || policy.HasFlag(ExistsPolicy.DirectoryMerge),
            $"Directory '{target}' exists already and the policy '{policy}' does not merge");
        target.CreateDirectory();
        foreach (var child in source.GetFiles().Concat(source.GetDirectories()).ToList())
            child.Transfer(target / child.Name, policy, createDirectories: true, transfer, excludeDirectory, excludeFile);
    }

    private static bool MayWrite(AbsolutePath source, AbsolutePath target, ExistsPolicy policy)
    {
        if (!target.FileExists() || policy.HasFlag(ExistsPolicy.FileOverwrite))
            return true;
        if (policy.HasFlag(ExistsPolicy.FileOverwriteIfNewer))
            return source.GetLastWriteTimeUtc() > target.GetLastWriteTimeUtc();
        Assert.True(policy.HasFlag(ExistsPolicy.FileSkip), $"File '{target}' exists already and the policy is '{policy}'");
        return false;
    }
}

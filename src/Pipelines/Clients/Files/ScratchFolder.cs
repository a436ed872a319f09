namespace Pipelines.Clients.Files;

/// <summary>
/// A folder of one run for what must not outlive it, which its owner alone can enter. It is locked while the run lives and goes with this object; what a
/// killed run left behind is taken over by the next one, and goes with that. The system frees a lock when its process ends, however it ends.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const string LockFile = "lock";

    private readonly DirectoryInfo _folder;
    private readonly FileStream _lock;

    private ScratchFolder(DirectoryInfo folder, FileMode mode)
    {
        _folder = folder;
        // First of all, so that a folder without a lock holds nothing.
        _lock = new FileStream(System.IO.Path.Combine(folder.FullName, LockFile), mode, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Its absolute path.</summary>
    public string Path => _folder.FullName;

    /// <summary>Makes a new one.</summary>
    /// <param name="parent">A folder for temporary files.</param>
    /// <param name="prefix">How its name begins, which says what it is for.</param>
    public static ScratchFolder Create(string parent, string prefix)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(parent), prefix + System.IO.Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal));
        return new(
            OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute),
            FileMode.CreateNew);
    }

    /// <summary>Takes over what killed runs have left, one after the other; what a run still holds, or another user, is left alone.</summary>
    public static IEnumerable<ScratchFolder> TakeAbandoned(string parent, string prefix) =>
        Directory.EnumerateDirectories(System.IO.Path.GetFullPath(parent), prefix + "*").Select(path => Take(new(path))).OfType<ScratchFolder>();

    /// <summary>Removes what killed runs have left.</summary>
    public static void RemoveAbandoned(string parent, string prefix)
    {
        foreach (var abandoned in TakeAbandoned(parent, prefix))
        {
            abandoned.Dispose();
        }
    }

    /// <summary>Removes the folder with all that is in it.</summary>
    public void Dispose()
    {
        // While the lock is still held, so that nobody else deletes the same folder.
        foreach (var entry in _folder.EnumerateFileSystemInfos().Where(entry => entry.Name != LockFile))
        {
            if (entry is DirectoryInfo folder && folder.LinkTarget is null)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }

        Release();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another run took the empty folder for an abandoned one.
        }
    }

    /// <summary>Lets an abandoned folder be: somebody still needs it, and a later run takes it over.</summary>
    public void Release() => _lock.Dispose();

    private static ScratchFolder? Take(DirectoryInfo folder)
    {
        try
        {
            return new(folder, FileMode.Open);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            // Held by a run, begun a moment ago, or another user's.
            return null;
        }
    }
}

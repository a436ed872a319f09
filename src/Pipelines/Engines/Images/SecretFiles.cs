using Pipelines.Clients.Containers;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// The secrets of one build as files that their owner alone can read, in a folder that their owner alone can enter. The folder goes with
/// this object; one that a killed build left behind goes at the next build: its lock is free then.
/// </summary>
internal sealed class SecretFiles : IDisposable
{
    private const string Prefix = "pipelines-secrets-", LockFile = "lock";

    private readonly DirectoryInfo _folder;
    private readonly FileStream _lock;

    private SecretFiles(DirectoryInfo folder)
    {
        _folder = folder;
        // Before the first secret, so that a folder without a lock holds none.
        _lock = new FileStream(Path.Combine(folder.FullName, LockFile), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>The files.</summary>
    public IReadOnlyList<SecretFile> Files { get; private set; } = [];

    /// <summary>Writes the files below a folder for temporary files, and removes what killed builds left there.</summary>
    public static async Task<SecretFiles> WriteAsync(string temporaryFolder, IReadOnlyDictionary<string, Secret> secrets, CancellationToken cancellationToken)
    {
        RemoveAbandoned(temporaryFolder);
        // Mode 0700: https://learn.microsoft.com/dotnet/api/system.io.directory.createtempsubdirectory
        var files = new SecretFiles(temporaryFolder == Path.GetTempPath()
            ? Directory.CreateTempSubdirectory(Prefix)
            : CreatePrivate(Path.Combine(temporaryFolder, Prefix + Path.GetRandomFileName())));
        try
        {
            var written = new List<SecretFile>();
            foreach (var (id, value) in secrets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                // A name of our own: an id may be 'lock'.
                var file = new SecretFile(id, Path.Combine(files._folder.FullName, $"secret-{written.Count}"), value);
                await using var stream = new FileStream(file.File, Private());
                await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(value.Reveal()), cancellationToken);
                written.Add(file);
            }

            files.Files = written;
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        // The secrets while the lock is still held, so that nobody else deletes the same folder.
        foreach (var file in _folder.EnumerateFiles().Where(file => file.Name != LockFile))
        {
            file.Delete();
        }

        _lock.Dispose();
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another build took the empty folder for an abandoned one.
        }
    }

    private static void RemoveAbandoned(string temporaryFolder)
    {
        foreach (var folder in Directory.EnumerateDirectories(temporaryFolder, Prefix + "*"))
        {
            try
            {
                // The system frees the lock when the process ends, however it ends.
                new FileStream(Path.Combine(folder, LockFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
            {
                // Held by a build that runs, begun a moment ago, or another user's.
            }
        }
    }

    private static DirectoryInfo CreatePrivate(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder)
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static FileStreamOptions Private() => new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
    };
}

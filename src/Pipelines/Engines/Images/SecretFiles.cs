using Pipelines.Clients.Containers;
using Pipelines.Clients.Files;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>
/// The secrets of one build as files that their owner alone can read, in a folder that their owner alone can enter and that goes with this object;
/// one that a killed build left behind goes at the next build.
/// </summary>
internal sealed class SecretFiles : IDisposable
{
    private const string Prefix = "pipelines-secrets-";

    private readonly ScratchFolder _folder;

    private SecretFiles(ScratchFolder folder) => _folder = folder;

    /// <summary>The files.</summary>
    public IReadOnlyList<SecretFile> Files { get; private set; } = [];

    /// <summary>Writes the files below a folder for temporary files, and removes what killed builds left there.</summary>
    public static async Task<SecretFiles> WriteAsync(string temporaryFolder, IReadOnlyDictionary<string, Secret> secrets, CancellationToken cancellationToken)
    {
        ScratchFolder.RemoveAbandoned(temporaryFolder, Prefix);
        var files = new SecretFiles(DiskTrouble.Explain(ImagesText.WritingSecrets, temporaryFolder, () => ScratchFolder.Create(temporaryFolder, Prefix)));
        try
        {
            files.Files = await DiskTrouble.ExplainAsync(ImagesText.WritingSecrets, temporaryFolder, () => files.AddAsync(secrets, cancellationToken));
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<SecretFile>> AddAsync(IReadOnlyDictionary<string, Secret> secrets, CancellationToken cancellationToken)
    {
        var written = new List<SecretFile>();
        foreach (var (id, value) in secrets.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // A name of our own: an id may be anything.
            var file = new SecretFile(id, Path.Combine(_folder.Path, $"secret-{written.Count}"), value);
            await using var stream = new FileStream(file.File, Private());
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(value.Reveal()), cancellationToken);
            written.Add(file);
        }

        return written;
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}

using System.Security.Cryptography;
using System.Text;
using Pipelines.Clients.Processes;

namespace Pipelines.Clients.Git;

/// <summary>
/// A hash of the changed files of a working tree: of their paths, kinds and bytes as they stand there. It does not depend on
/// what is staged, so that <c>git add</c> alone does not make another revision.
/// </summary>
internal sealed class WorkingTreeHash(ProcessRunner runner, string top)
{
    private const int HexDigits = 12;

    /// <summary>The first 12 hex digits of the sha256 over the files, whose paths are sorted and relative to the top of the working tree.</summary>
    public async Task<string> OfAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            Append(hash, path);
            await AppendContentAsync(hash, Path.Combine(top, path), cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..HexDigits];
    }

    private async Task AppendContentAsync(IncrementalHash hash, string file, CancellationToken cancellationToken)
    {
        var info = new FileInfo(file);
        if (info.LinkTarget is { } target)
        {
            Append(hash, "link");
            Append(hash, target);
        }
        else if (info.Exists)
        {
            Append(hash, IsExecutable(info) ? "executable" : "file");
            await using var stream = info.OpenRead();
            hash.AppendData(await SHA256.HashDataAsync(stream, cancellationToken));
        }
        else if (Directory.Exists(file))
        {
            // A submodule, or a repository of its own that lies in this one.
            Append(hash, "repository");
            Append(hash, (await new GitClient(runner, file).RevisionAsync(cancellationToken)).ToString());
        }
        else
        {
            Append(hash, "deleted");
        }
    }

    private static bool IsExecutable(FileInfo file) =>
        !OperatingSystem.IsWindows() && file.UnixFileMode.HasFlag(UnixFileMode.UserExecute);

    // With its length in front, so that no two lists of texts run together into the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}

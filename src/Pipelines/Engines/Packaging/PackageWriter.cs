using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Pipelines.Clients.Files;
using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>Writes a planned package: to a file beside the last place, which then takes its name, so that nobody ever meets half a package.</summary>
internal static class PackageWriter
{
    private const string Unfinished = "~unfinished", Scratch = "pipelines-package-";

    public static async Task<DebianArtifact> WriteAsync(DebianPackagePlan plan, CancellationToken cancellationToken)
    {
        var unfinished = $"{plan.File}.{Path.GetRandomFileName()}{Unfinished}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(plan.File)!);
            RemoveAbandoned(plan.File);
            Digest digest;
            await using (var archive = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await WriteAsync(archive, plan, cancellationToken);
                archive.Position = 0;
                digest = await Digest.OfAsync(archive, cancellationToken);
            }

            File.Move(unfinished, plan.File, overwrite: true);
            return new DebianArtifact
            {
                File = plan.File,
                Package = plan.Package,
                Version = plan.Version,
                Architecture = plan.Architecture,
                Depends = plan.Depends,
                Sha256 = digest,
            };
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw DiskTrouble.Is(reason) ? DiskTrouble.Explain(PackagingText.Writing, plan.File, reason) : PackagingText.CannotWrite(plan.File, reason);
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    private static async Task WriteAsync(Stream archive, DebianPackagePlan plan, CancellationToken cancellationToken)
    {
        var modified = DateTimeOffset.FromUnixTimeSeconds(plan.Timestamp.ToUnixTimeSeconds());
        await ArArchive.BeginAsync(archive, cancellationToken);
        await ArArchive.AddAsync(archive, DebianArchive.FormatMember, new MemoryStream("2.0\n"u8.ToArray()), modified, cancellationToken);
        await AddTarAsync(archive, $"{DebianArchive.ControlMember}.gz", await ControlAsync(plan, cancellationToken), modified, cancellationToken);
        await AddTarAsync(archive, $"{DebianArchive.DataMember}.gz", plan.Entries, modified, cancellationToken);
    }

    private static async Task AddTarAsync(
        Stream archive, string name, IEnumerable<PackageEntry> entries, DateTimeOffset modified, CancellationToken cancellationToken)
    {
        // The header of a member says its length, so the compressed bytes come first.
        var temporary = Path.GetTempPath();
        ScratchFolder.RemoveAbandoned(temporary, Scratch);
        using var scratch = DiskTrouble.Explain(PackagingText.Writing, temporary, () => ScratchFolder.Create(temporary, Scratch));
        await using var compressed = new FileStream(Path.Combine(scratch.Path, name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        await DiskTrouble.ExplainAsync(PackagingText.Writing, scratch.Path, async () =>
        {
            await TarArchive.WriteAsync(compressed, entries, modified, cancellationToken);
            return compressed;
        });
        await ArArchive.AddAsync(archive, name, compressed, modified, cancellationToken);
    }

    // What a killed run has left beside this package; one that runs holds its file.
    private static void RemoveAbandoned(string package)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(package)!, $"{Path.GetFileName(package)}.*{Unfinished}"))
        {
            try
            {
                new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
            }
            catch (IOException)
            {
                // Held by another run.
            }
        }
    }

    private static async Task<IReadOnlyList<PackageFile>> ControlAsync(DebianPackagePlan plan, CancellationToken cancellationToken)
    {
        var files = new List<PackageFile>(plan.Scripts)
        {
            Text("control", plan.Control),
            Text("md5sums", await SumsAsync(plan, cancellationToken)),
        };
        if (plan.ConfigurationFiles.Count > 0)
        {
            files.Add(Text("conffiles", string.Concat(plan.ConfigurationFiles.Select(file => $"{file}\n"))));
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    // dpkg keeps its own sums of the configuration files.
    [SuppressMessage("Security", "CA5351", Justification = "The format asks for MD5; it finds broken disks, not attackers.")]
    private static async Task<string> SumsAsync(DebianPackagePlan plan, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var file in plan.Entries.OfType<PackageFile>().Where(file => !plan.ConfigurationFiles.Contains($"/{file.Path}")))
        {
            await using var content = file.Open();
            lines.Append(Convert.ToHexStringLower(await MD5.HashDataAsync(content, cancellationToken))).Append("  ").Append(file.Path).Append('\n');
        }

        return lines.ToString();
    }

    private static PackageFile Text(string name, string text) => PackageFile.Of(name, isExecutable: false, Encoding.UTF8.GetBytes(text));
}

using System.Text;

namespace Pipelines.Engines.Packaging;

/// <summary>The scripts that dpkg runs around an installation, and the list of the settings that an administrator may change.</summary>
internal sealed class MaintainerScripts(DebianFolder folder, BinaryPackage package, Mistakes mistakes)
{
    private const string Token = "#DEBHELPER#";

    public static readonly IReadOnlyList<string> Names = ["config", "preinst", "postinst", "prerm", "postrm"];

    /// <summary>The scripts as files of the package's control archive.</summary>
    public async Task<IReadOnlyList<PackageFile>> ReadAsync(bool hasUnits, CancellationToken cancellationToken)
    {
        var scripts = new List<PackageFile>();
        foreach (var name in Names)
        {
            if (folder.TakeFor(package, name) is { } file)
            {
                var text = await File.ReadAllTextAsync(folder.FullPathOf(file), cancellationToken);
                scripts.Add(PackageFile.Of(name, isExecutable: true, Encoding.UTF8.GetBytes(Check(folder.NameOf(file), text, hasUnits))));
            }
        }

        return scripts;
    }

    /// <summary>The files below <c>/etc</c>, and those that <c>debian/conffiles</c> names; dpkg keeps an administrator's changes to them.</summary>
    public async Task<IReadOnlyList<string>> ReadConfigurationFilesAsync(IReadOnlyList<PackageEntry> entries, CancellationToken cancellationToken)
    {
        var files = entries.OfType<PackageFile>().Select(file => $"/{file.Path}").ToHashSet(StringComparer.Ordinal);
        var named = await folder.ReadForAsync(package, "conffiles", mistakes, cancellationToken);
        foreach (var (line, words) in named?.WordLines() ?? [])
        {
            if (words.FirstOrDefault(word => !files.Contains(word)) is { } stray)
            {
                mistakes.Add(PackagingText.StrayConfigurationFile(named!.At(line), stray));
            }
        }

        return
        [
            .. files.Where(file => file.StartsWith("/etc/", StringComparison.Ordinal))
                .Union((named?.WordLines() ?? []).SelectMany(line => line.Words))
                .Order(StringComparer.Ordinal),
        ];
    }

    private string Check(string name, string text, bool hasUnits)
    {
        var lines = text.Split('\n');
        if (!lines[0].StartsWith("#!", StringComparison.Ordinal))
        {
            mistakes.Add(PackagingText.NoInterpreter($"{name}:1"));
        }

        if (Array.FindIndex(lines, line => line.EndsWith('\r')) is var carriage and >= 0)
        {
            mistakes.Add(PackagingText.CarriageReturn($"{name}:{carriage + 1}"));
        }

        if (Array.FindIndex(lines, line => line.Trim() == Token) is var token and >= 0 && hasUnits)
        {
            mistakes.Add(PackagingText.UnwrittenCommands($"{name}:{token + 1}"));
        }

        // Without units the token stands for nothing.
        return string.Join('\n', lines.Where(line => line.Trim() != Token));
    }
}

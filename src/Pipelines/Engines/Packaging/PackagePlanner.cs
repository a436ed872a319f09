using System.Text;
using System.Text.RegularExpressions;

namespace Pipelines.Engines.Packaging;

/// <summary>From a debian folder to a plan: control and changelog first, then what lands where, then the rest; all mistakes at once.</summary>
internal sealed partial class PackagePlanner
{
    private readonly Mistakes mistakes = new();
    private readonly DebianPackageOptions options;
    private readonly DebianFolder folder;
    private readonly PackageTree tree;

    public PackagePlanner(DebianPackageOptions options)
    {
        this.options = options;
        folder = new DebianFolder(options.Folder);
        tree = new PackageTree(mistakes);
    }

    public async Task<DebianPackagePlan> PlanAsync(CancellationToken cancellationToken)
    {
        if (!folder.Exists)
        {
            mistakes.Add(PackagingText.FolderMissing(folder.Name));
        }

        mistakes.ThrowIfAny();
        var control = await folder.RequireAsync("control", mistakes, cancellationToken);
        var package = control is null ? null : BinaryPackage.Find(control, options.Package, mistakes);
        var text = await folder.RequireAsync("changelog", mistakes, cancellationToken);
        var changelog = text is null ? null : Changelog.Read(text, mistakes);
        mistakes.ThrowIfAny();
        return await PlanAsync(package!, changelog!, cancellationToken);
    }

    private async Task<DebianPackagePlan> PlanAsync(BinaryPackage package, Changelog changelog, CancellationToken cancellationToken)
    {
        if (changelog.Source != package.SourceName)
        {
            mistakes.Add(PackagingText.OtherSource(changelog.File.At(changelog.Line), changelog.Source, package.SourceName));
        }

        var version = DebianVersion.OfBuild(changelog.Version, options.CommittedAt, options.Revision);
        var hasUnits = AddUnits(package);
        await AddLinesAsync(package, cancellationToken);
        AddVersionFile(package, version);
        AddDocuments(package, changelog, version);
        var entries = tree.Build();
        var control = PackageControl.Of(package, version, entries, mistakes);
        var scripts = new MaintainerScripts(folder, package, mistakes);
        var plan = new DebianPackagePlan
        {
            File = Path.Combine(Path.GetFullPath(options.OutputFolder), $"{package.Name}_{version.WithoutEpoch}_{package.Architecture}.deb"),
            Package = package.Name,
            Version = version,
            Architecture = package.Architecture,
            Depends = control.Depends,
            Control = control.Text,
            Entries = entries,
            Scripts = await scripts.ReadAsync(hasUnits, cancellationToken),
            ConfigurationFiles = await scripts.ReadConfigurationFilesAsync(entries, cancellationToken),
            Timestamp = options.CommittedAt,
        };
        folder.RefuseUnused(package, mistakes);
        mistakes.ThrowIfAny();
        return plan;
    }

    private async Task AddLinesAsync(BinaryPackage package, CancellationToken cancellationToken)
    {
        var lines = new InstallLines(folder, tree, mistakes);
        foreach (var (kind, add) in new (string, Action<SourceText>)[] { ("install", lines.Install), ("dirs", lines.Folders), ("links", lines.Links) })
        {
            if (await folder.ReadForAsync(package, kind, mistakes, cancellationToken) is { } file)
            {
                add(file);
            }
        }
    }

    // systemd reads /usr/lib/systemd/system on every Debian since buster; see PackageTree for why never /lib.
    private bool AddUnits(BinaryPackage package)
    {
        var units = Directory.EnumerateFiles(folder.FullPath).Select(file => Path.GetFileName(file)!)
            .Where(file => Unit().Match(file) is { Success: true } match && match.Groups["name"].Value == package.Name)
            .Order(StringComparer.Ordinal).ToList();
        foreach (var unit in units)
        {
            AddFromFolder(folder.Take(unit)!, $"usr/lib/systemd/system/{unit}");
        }

        return units.Count > 0;
    }

    private void AddVersionFile(BinaryPackage package, DebianVersion version)
    {
        if (package.VersionFile is { } field && tree.Destination(field.Value, package.File.At(field.Line)) is { } path)
        {
            var file = PackageFile.Of(path, isExecutable: false, Encoding.UTF8.GetBytes($"{version}\n"));
            tree.Add(file, field.Name, package.File.At(field.Line));
        }
    }

    private void AddDocuments(BinaryPackage package, Changelog changelog, DebianVersion version)
    {
        var place = $"usr/share/doc/{package.Name}";
        // One copyright serves all packages of a source.
        if ((folder.TakeFor(package, "copyright") ?? folder.Take("copyright")) is { } copyright)
        {
            AddFromFolder(copyright, $"{place}/copyright");
        }

        if (folder.TakeFor(package, "README.Debian") is { } notes)
        {
            AddFromFolder(notes, $"{place}/README.Debian");
        }

        var text = changelog.WithBuild(version, package.Source["Maintainer"]!, options.CommittedAt, options.Revision);
        var name = changelog.Version.DebianRevision is null ? "changelog.gz" : "changelog.Debian.gz";
        tree.Add(PackageFile.Of($"{place}/{name}", isExecutable: false, Gzip.Compress(text)), changelog.File.Name, changelog.File.Name);
    }

    private void AddFromFolder(string file, string path) =>
        tree.Add(FileOnDisk.At(path, new FileInfo(folder.FullPathOf(file))), folder.NameOf(file), folder.NameOf(file));

    [GeneratedRegex(@"^(?<name>[a-z0-9][a-z0-9+.-]+?)@?\.(service|socket|timer|path|target)\z")]
    private static partial Regex Unit();
}

using System.Globalization;

namespace Pipelines.Engines.Packaging;

/// <summary>The control file of the package itself, in dpkg's order: <see href="https://manpages.debian.org/bookworm/dpkg-dev/deb-control.5.en.html">deb-control(5)</see>.</summary>
internal sealed record PackageControl(string Text, string Depends)
{
    public static PackageControl Of(BinaryPackage package, DebianVersion version, IReadOnlyList<PackageEntry> entries, Mistakes mistakes)
    {
        var relations = ControlFields.Relations.ToDictionary(name => name, name => Relation(package, name, version, mistakes));
        (string Name, string? Value)[] fields =
        [
            ("Package", package.Name),
            ("Source", package.SourceName == package.Name ? null : package.SourceName),
            ("Version", version.Text),
            ("Architecture", package.Architecture),
            ("Maintainer", package.Source["Maintainer"]),
            ("Installed-Size", InstalledSize(entries).ToString(CultureInfo.InvariantCulture)),
            .. ControlFields.Relations.Select(name => (name, (string?)relations[name])),
            .. ControlFields.Copied.Select(name => (name, package.Binary[name] ?? package.Source[name])),
            ("Description", package.Binary["Description"]),
            .. package.Source.Fields.Concat(package.Binary.Fields)
                .Where(field => ControlFields.NameInPackage(field.Name) is not null)
                .Select(field => (ControlFields.NameInPackage(field.Name)!, (string?)field.Value)),
        ];
        var lines = fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => $"{field.Name}: {field.Value}\n");
        return new PackageControl(string.Concat(lines), relations["Depends"]);
    }

    private static string Relation(BinaryPackage package, string name, DebianVersion version, Mistakes mistakes) =>
        package.Binary.Find(name) is { } field ? PackageRelations.Resolve(field, package.File.At(field.Line), version, mistakes) : "";

    // In KiB as dpkg-gencontrol counts: files rounded up, everything else one each, and one for the root.
    private static long InstalledSize(IReadOnlyList<PackageEntry> entries) =>
        1 + entries.Sum(entry => entry is PackageFile file ? (file.Length + 1023) / 1024 : 1);
}

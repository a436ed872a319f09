using System.Text.RegularExpressions;

namespace Pipelines.Engines.Packaging;

/// <summary>One binary package of a <c>debian/control</c>: its own stanza, and what it inherits from the source's.</summary>
internal sealed partial record BinaryPackage(SourceText File, ControlStanza Source, ControlStanza Binary, IReadOnlyList<string> AllNames)
{
    // Where the build puts the version of the package as a file; debhelper and dpkg pass fields with X- by.
    private const string VersionFileField = "X-Version-File";

    public string Name => Binary["Package"]!;

    public string SourceName => Source["Source"]!;

    public string Architecture => Binary["Architecture"]!;

    public ControlField? VersionFile => Binary.Find(VersionFileField);

    /// <summary>True for the first of the file: <c>debian/install</c> and the like are about that one.</summary>
    public bool IsFirst => AllNames[0] == Name;

    /// <summary>The package that was asked for; null when the mistakes say why there is none.</summary>
    public static BinaryPackage? Find(SourceText file, string? name, Mistakes mistakes)
    {
        var stanzas = ControlText.Read(file, mistakes);
        if (mistakes.Any)
        {
            return null;
        }

        if (stanzas.Count < 2 || stanzas[0]["Source"] is null || stanzas.Skip(1).Any(stanza => stanza["Package"] is null))
        {
            mistakes.Add(PackagingText.NotAControlFile(file.Name));
            return null;
        }

        string[] names = [.. stanzas.Skip(1).Select(stanza => stanza["Package"]!)];
        if (name is null && names.Length > 1)
        {
            mistakes.Add(PackagingText.SeveralPackages(file.Name, names));
            return null;
        }

        var binary = stanzas.Skip(1).FirstOrDefault(stanza => name is null || stanza["Package"] == name);
        if (binary is null)
        {
            mistakes.Add(PackagingText.NoSuchPackage(file.Name, name!, names));
            return null;
        }

        var package = new BinaryPackage(file, stanzas[0], binary, names);
        package.Check(mistakes);
        return mistakes.Any ? null : package;
    }

    private void Check(Mistakes mistakes)
    {
        Require(Source, "Maintainer", mistakes);
        Require(Binary, "Architecture", mistakes);
        Require(Binary, "Description", mistakes);
        RefuseUnknown(Source, ControlFields.OfSource, mistakes);
        RefuseUnknown(Binary, ControlFields.OfBinary, mistakes);
        Match(Source.Find("Source"), NamePattern(), PackagingText.PackageNameForm, mistakes);
        Match(Binary.Find("Package"), NamePattern(), PackagingText.PackageNameForm, mistakes);
        Match(Binary.Find("Architecture"), ArchitecturePattern(), PackagingText.ArchitectureForm, mistakes);
        Match(Binary.Find("Description"), SynopsisPattern(), PackagingText.DescriptionForm, mistakes);
    }

    private void Require(ControlStanza stanza, string name, Mistakes mistakes)
    {
        if (stanza[name] is null or "")
        {
            mistakes.Add(PackagingText.FieldMissing(File.At(stanza.Line), name));
        }
    }

    private void RefuseUnknown(ControlStanza stanza, IReadOnlyList<string> known, Mistakes mistakes)
    {
        foreach (var field in stanza.Fields.Where(field => !ControlFields.IsKnown(field.Name, known)))
        {
            mistakes.Add(PackagingText.UnknownField(File.At(field.Line), field.Name, known));
        }
    }

    private void Match(ControlField? field, Regex pattern, (string What, string Mend) form, Mistakes mistakes)
    {
        if (field is not null && field.Value.Length > 0 && !pattern.IsMatch(field.Value))
        {
            mistakes.Add(new(File.At(field.Line), $"{field.Name} '{field.Value.ReplaceLineEndings("\\n")}' {form.What}", form.Mend));
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9+.-]+\z")]
    private static partial Regex NamePattern();

    // 'any' and wildcards ask a compiler's machine for its architecture; here nothing is compiled.
    [GeneratedRegex(@"^(?!any\z|any-|.*-any\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex ArchitecturePattern();

    [GeneratedRegex(@"^\S")]
    private static partial Regex SynopsisPattern();
}

using Pipelines.Values;

namespace Pipelines.Engines.Packaging;

/// <summary>What this room says to people.</summary>
internal static class PackagingText
{
    public const string NoArchive = "it does not begin as a Debian package does";
    public const string NoPackage = $"its first part is not '{DebianArchive.FormatMember}'";
    public const string BrokenControl = "its control file is missing or broken";

    public static readonly (string What, string Mend) PackageNameForm =
        ("is not a package name", "Use two or more of a-z, 0-9, '+', '.' and '-', beginning with a letter or digit.");

    public static readonly (string What, string Mend) ArchitectureForm =
        ("cannot be built here, where nothing is compiled", "Write 'all', or the one architecture that the files are for, such as 'amd64'.");

    public static readonly (string What, string Mend) DescriptionForm =
        ("has no summary on its first line", "Write what the package is, in at most 80 characters, after the colon.");

    // debian/control
    public static DefinitionMistake FolderMissing(string name) => new(name, "there is no such folder", "Name the folder that holds control, changelog and install.");

    public static DefinitionMistake FileMissing(string name) => new(name, "there is no such file", "Write it; docs/packaging.md has an example.");

    public static DefinitionMistake NotUtf8(string name) => new(name, "it is not UTF-8", "Save it as UTF-8.");

    public static DefinitionMistake NotAField(string where, string line) =>
        new(where, $"'{line}' is not 'Name: value'", "Write a field, or begin the line with a blank to go on with the one before.");

    public static DefinitionMistake FieldTwice(string where, string name, int line) => new(where, $"{name} stands on line {line} already", "Keep one of the two.");

    public static DefinitionMistake ContinuesNothing(string where) => new(where, "the line begins with a blank, and there is no field before it", "Begin it with 'Name:'.");

    public static DefinitionMistake NotAControlFile(string name) =>
        new(name, "it is not a block with 'Source', an empty line, and a block with 'Package' for each package", "Write these blocks.");

    public static DefinitionMistake SeveralPackages(string name, IEnumerable<string> packages) =>
        new(name, $"it describes several packages ({string.Join(", ", packages)})", "Say which one to build.");

    public static DefinitionMistake NoSuchPackage(string name, string package, IReadOnlyList<string> packages) =>
        new(name, $"it does not describe '{package}'", $"{NearestName.DidYouMean(package, packages)}Packages: {string.Join(", ", packages)}.");

    public static DefinitionMistake FieldMissing(string where, string field) => new(where, $"{field} is missing from this block", $"Add a line '{field}: …'.");

    public static DefinitionMistake UnknownField(string where, string field, IReadOnlyList<string> known) =>
        new(where, $"'{field}' is not a field of this block", $"{NearestName.DidYouMean(field, known)}A field of your own begins with 'XB-'.");

    public static DefinitionMistake NotARelation(string where, string field, string relation) =>
        new(where, $"{field}: '{relation}' is not a package", "Write 'name', 'name (>= version)' or 'one | other'.");

    public static DefinitionMistake UnknownVariable(string where, string text) =>
        new(where, $"'{text}' has a variable that only debhelper and dpkg-gencontrol fill in", "Write out what it stands for.");

    // debian/changelog
    public static DefinitionMistake NoEntry(string name) => new(name, "it has no entry", "Write one; its first line is 'name (1.0.0) unstable; urgency=medium'.");

    public static DefinitionMistake NotAHeading(string where, string line) =>
        new(where, $"'{line}' does not begin an entry", "Write 'name (1.0.0) unstable; urgency=medium'.");

    public static DefinitionMistake HyphenInUpstream(string where, string upstream) =>
        new(where, $"the version '{upstream}' has a hyphen, which the build's version cannot keep", $"Write '{upstream.Replace('-', '~')}'.");

    public static DefinitionMistake OtherSource(string where, string name, string source) =>
        new(where, $"the entry is about '{name}', and debian/control about '{source}'", "Use one name in both.");

    public static string BuiltFrom(Revision revision) =>
        revision.IsClean ? $"Built from commit {revision.Commit}." : $"Built from commit {revision.Commit} with changes that are not committed.";

    // What lands where
    public static DefinitionMistake NothingMatches(string where, string pattern) =>
        new(where, $"'{pattern}' matches nothing", "Name files or folders of the source tree that are there.");

    public static DefinitionMistake NotADestination(string where, string path) =>
        new(where, $"'{path}' is not a place in the package", "Write a path from the root without '..', such as 'usr/lib/name'.");

    public static DefinitionMistake OutsideUsr(string where, string path, string better) =>
        new(where, $"'{path}' is a link into /usr on Debian, and in an image it would hide that link", $"Write '{better}'.");

    public static DefinitionMistake Clash(string where, string path, string origin, string other, string otherWhere) =>
        new(where, $"'{path}' is to come from {origin}, and from {other} by {otherWhere}", "Keep one of the two.");

    public static DefinitionMistake OddLinks(string where) => new(where, "a link needs two paths", "Write 'target link', both from the root.");

    public static DefinitionMistake UnknownFile(string name) =>
        new(name, "this build does not know what to do with the file", "Install it by a line of debian/install, or remove it; docs/packaging.md lists what is known.");

    // Scripts
    public static DefinitionMistake NoInterpreter(string where) => new(where, "the script does not begin with '#!'", "Begin it with '#!/bin/sh'.");

    public static DefinitionMistake CarriageReturn(string where) =>
        new(where, "the line ends with a carriage return, which a shell takes for a part of the command", "Save the script with Unix line ends.");

    public static DefinitionMistake UnwrittenCommands(string where) =>
        new(where, "'#DEBHELPER#' stands for systemd commands that only debhelper writes", "Write the commands into the script and remove the token.");

    public static DefinitionMistake StrayConfigurationFile(string where, string path) =>
        new(where, $"'{path}' is not a file of the package", "Name an installed file by its absolute path.");

    // Reading and writing packages
    public static string NoMember(string name) => $"it has no '{name}'";

    public static string BrokenMember(long offset) => $"it is broken at byte {offset}";

    public static string EntryCutOff(long offset) => $"it ends in the middle of the entry at byte {offset}";

    public static string NamesTooLarge(long offset, long size) => $"its entry at byte {offset} declares {size} bytes of names";

    public static string TooLarge(long largest) => $"it unpacks to more than {largest} bytes";

    public const string Writing = "write the package";

    public static ExecutionException CannotWrite(string file, Exception reason) =>
        new(Writing, file, reason.Message, "Check the folder's permissions and the free space.", innerException: reason);

    public static ExecutionException CannotRead(string file, Exception reason) => reason switch
    {
        FileNotFoundException or DirectoryNotFoundException => new("read the package", file, "there is no such file", "Build the package first.", innerException: reason),
        NotSupportedException => new(
            "read the package",
            file,
            $"its '{reason.Message}' is compressed in a way that needs dpkg or a container engine",
            "Build it with 'dpkg-deb -Zgzip', or build the image with a container engine.",
            innerException: reason),
        _ => new("read the package", file, reason.Message, "Build the package again.", innerException: reason),
    };
}

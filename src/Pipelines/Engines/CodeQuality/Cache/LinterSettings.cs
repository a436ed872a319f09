using System.Text.RegularExpressions;

namespace Pipelines.Engines.CodeQuality.Cache;

/// <summary>Where a tool looks for settings.</summary>
/// <param name="Names">Names of files, which may hold <c>*</c>, beside a subject or in a folder above it.</param>
/// <param name="InHome">Paths below the user's home.</param>
/// <param name="LeadsElsewhere">What settings say that take in something that cannot be followed from here, such as those of an installed package; null = nothing does.</param>
internal sealed record LinterSettings(IReadOnlyList<string> Names, IReadOnlyList<string> InHome, Regex? LeadsElsewhere)
{
    /// <summary>No settings.</summary>
    public static LinterSettings None { get; } = new([], [], LeadsElsewhere: null);

    /// <summary>The files of settings that count for these subjects; null when one leads elsewhere.</summary>
    /// <remarks>What is on the disk counts, not what git tracks: that is what the tool reads.</remarks>
    public IReadOnlyList<string>? For(IReadOnlyList<string> subjects, RepositoryFiles files, string? home)
    {
        var found = Names.Count == 0
            ? []
            : subjects.Select(path => Path.GetDirectoryName(Path.Combine(files.Root, path))!).Append(files.Root).Distinct().SelectMany(Upwards).Distinct()
                .SelectMany(folder => Names.SelectMany(name => Directory.EnumerateFiles(folder, name, Options)))
                .Concat(home is null ? [] : InHome.Select(path => Path.Combine(home, path)).Where(File.Exists))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .ToList();
        return LeadsElsewhere is not null && found.Any(file => LeadsElsewhere.IsMatch(Path.GetFileName(file) + "\n" + File.ReadAllText(file))) ? null : found;
    }

    // Names that begin with a dot are hidden on Unix, and left out unless one says otherwise.
    private static readonly EnumerationOptions Options = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            yield return above.FullName;
        }
    }
}

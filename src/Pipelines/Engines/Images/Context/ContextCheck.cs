namespace Pipelines.Engines.Images.Context;

/// <summary>Looks through the files that a builder would be given for those that it should not: a step could copy them, and an image is read by many.</summary>
internal static class ContextCheck
{
    // Keys and tokens are small; what is larger is not looked into.
    private const int LargestText = 256 * 1024;

    /// <summary>The findings, in the order of the files.</summary>
    /// <param name="folder">The absolute path of the context.</param>
    /// <param name="files">Its files, relative to it, <c>/</c> between parts.</param>
    /// <param name="accepted">Files that are what they are, by their paths.</param>
    public static IReadOnlyList<ContextFinding> Find(string folder, IEnumerable<string> files, IReadOnlyCollection<string> accepted)
    {
        var findings = new List<ContextFinding>();
        foreach (var file in files.Where(file => !accepted.Contains(file)).Order(StringComparer.Ordinal))
        {
            var path = file.ToLowerInvariant();
            if (ContextRules.All.FirstOrDefault(rule => rule.IsPath(path) && IsContent(rule, Path.Combine(folder, file))) is { } broken)
            {
                findings.Add(new ContextFinding(broken, file));
            }
        }

        return findings;
    }

    private static bool IsContent(ContextRule rule, string file)
    {
        if (rule.IsContent is not { } isContent)
        {
            return true;
        }

        var found = new FileInfo(file);
        return found is { Exists: true, LinkTarget: null, Length: <= LargestText } && isContent(File.ReadAllText(file));
    }
}

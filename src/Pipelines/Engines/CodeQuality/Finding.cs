namespace Pipelines.Engines.CodeQuality;

/// <summary>One thing that one tool has to say about one line of one file.</summary>
internal sealed record Finding
{
    /// <summary>The tool: <c>dotnet</c>, <c>ruby</c>, <c>shellcheck</c> …</summary>
    public required string Tool { get; init; }

    /// <summary>The tool's own name of the rule, such as <c>CA1822</c> or <c>SC2086</c>.</summary>
    public required string Rule
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? "unnamed" : value.Trim();
    }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The file. A linter gives it as its tool wrote it; <see cref="RepositoryFiles.Place"/> makes it relative to the repository's root, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The line, 1 or above; a line that a tool leaves out or numbers 0 is line 1.</summary>
    public int Line
    {
        get;
        init => field = Math.Max(value, 1);
    }

    = 1;

    /// <summary>The column, 1 or above; null when the tool names none.</summary>
    public int? Column
    {
        get;
        init => field = value > 0 ? value : null;
    }

    /// <summary>What is wrong, on one line; the rule's name when the tool says nothing.</summary>
    public required string Message
    {
        get => field.Length > 0 ? field : Rule;
        init => field = IsOneLine(value) ? value : string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>True when the line holds a secret: its text is shown nowhere, and does not go into the fingerprint.</summary>
    public bool HidesLine { get; init; }

    /// <summary>The same finding in a file of the repository.</summary>
    public Finding At(string path, string message) => (object)path == Path && (object)message == Message ? this : this with { Path = path, Message = message };

    /// <summary>The order of every list of findings: file, place in it, then what was said.</summary>
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings)
    {
        Finding[] sorted = [.. findings];
        Array.Sort(sorted, Compare);
        return sorted;
    }

    private static int Compare(Finding one, Finding other)
    {
        var order = string.CompareOrdinal(one.Path, other.Path);
        order = order != 0 ? order : one.Line - other.Line;
        order = order != 0 ? order : (one.Column ?? 0) - (other.Column ?? 0);
        order = order != 0 ? order : string.CompareOrdinal(one.Tool, other.Tool);
        order = order != 0 ? order : string.CompareOrdinal(one.Rule, other.Rule);
        order = order != 0 ? order : string.CompareOrdinal(one.Message, other.Message);
        order = order != 0 ? order : one.Severity - other.Severity;
        return order != 0 ? order : one.HidesLine.CompareTo(other.HidesLine);
    }

    // As most messages are: one space between words, and none around them.
    private static bool IsOneLine(string text)
    {
        var isSpace = true;
        foreach (var letter in text)
        {
            var wasSpace = isSpace;
            isSpace = char.IsWhiteSpace(letter);
            if (isSpace && (wasSpace || letter != ' '))
            {
                return false;
            }
        }

        return !isSpace || text.Length == 0;
    }
}

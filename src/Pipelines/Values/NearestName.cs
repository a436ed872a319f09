namespace Pipelines.Values;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>The closest of <paramref name="names"/> by edit distance, ignoring case; null when none is close.</summary>
    /// <remarks>Close: at most a third of the letters differ, or one begins with the other.</remarks>
    public static string? Of(string name, IEnumerable<string> names) =>
        names.Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(1, Math.Max(name.Length, pair.candidate.Length) / 3)
                || (name.Length >= 2 && pair.candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary><c>Did you mean 'x'? </c>, or nothing when no name is close.</summary>
    public static string DidYouMean(string name, IEnumerable<string> names, string prefix = "") =>
        Of(name, names) is { } nearest ? $"Did you mean '{prefix}{nearest}'? " : "";

    // Damerau-Levenshtein with adjacent swaps: a swap is the commonest slip of fingers.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(substitute, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}

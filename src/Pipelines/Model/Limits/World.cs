namespace Pipelines.Model.Limits;

/// <summary>One event as conditions see it: what every variable holds that some rule names. <see cref="PlacedRules"/> tells which jobs exist then.</summary>
internal sealed class World(IReadOnlyDictionary<string, int> places, World.Value[] values)
{
    /// <summary>The value that stands for every text that no rule names.</summary>
    public const string Another = "\0another ";

    /// <summary>What a variable holds.</summary>
    /// <param name="Text">The text; null = undefined.</param>
    /// <param name="Matching">For a text that stands for many: the patterns that match it.</param>
    /// <param name="IsDefault">True when the pipeline itself says so, and nobody has to set it.</param>
    public sealed record Value(string? Text, IReadOnlySet<Pattern>? Matching = null, bool IsDefault = false)
    {
        public bool IsMatch(Pattern pattern) => Text is not null && (Matching is null || pattern.Words is not null ? pattern.IsMatch(Text) : Matching.Contains(pattern));
    }

    public static bool IsAnother(string? text) => text?.StartsWith(Another, StringComparison.Ordinal) == true;

    /// <summary>The variables that some rule names.</summary>
    public IEnumerable<string> Names => places.Keys;

    /// <summary>True when the rules ask for the variable and it holds this.</summary>
    public bool Says(Variable variable, string? text) => places.TryGetValue(variable.Name, out var place) && values[place].Text == text;

    public string? this[string variable] => places.TryGetValue(variable, out var place) ? values[place].Text : null;

    /// <summary>True when somebody has set the variable: it is neither undefined nor what the pipeline makes it.</summary>
    public bool IsSet(string variable) => places.TryGetValue(variable, out var place) && values[place] is { Text: not null, IsDefault: false };

    /// <summary>What it holds at a place of <see cref="Places"/>.</summary>
    public Value At(int place) => values[place];

    /// <summary>Where the value of each variable stands.</summary>
    public IReadOnlyDictionary<string, int> Places => places;

    /// <summary>The name under which the truth of a list of paths is kept.</summary>
    public static string PathsName(string keyword, IReadOnlyList<string> paths, string? compareTo) =>
        paths.Count == 0 ? "" : $"{keyword} {string.Join(' ', paths)}{(compareTo is null ? "" : " since " + compareTo)}";

    /// <summary>The name under which the truth of a match with another variable's pattern is kept.</summary>
    public static string MatchName(Condition.MatchOther match) => $"{match.Left} =~ {match.Right}";
}

namespace Pipelines.Model.Limits;

/// <summary>One event as conditions see it: what every variable holds that some rule names. It tells which jobs exist then.</summary>
internal sealed class World(IReadOnlyDictionary<string, int> places, IReadOnlyList<World.Value> values)
{
    /// <summary>The value that stands for every text that no rule names.</summary>
    public const string Another = "\0another ";

    /// <summary>What a variable holds.</summary>
    /// <param name="Text">The text; null = undefined.</param>
    /// <param name="Matching">For a text that stands for many: the patterns that match it.</param>
    public sealed record Value(string? Text, IReadOnlySet<Pattern>? Matching = null)
    {
        public bool IsMatch(Pattern pattern) => Text is not null && (Matching is null ? pattern.IsMatch(Text) : Matching.Contains(pattern));
    }

    public static bool IsAnother(string? text) => text?.StartsWith(Another, StringComparison.Ordinal) == true;

    /// <summary>The variables that some rule names.</summary>
    public IEnumerable<string> Names => places.Keys;

    /// <summary>True when the rules ask for the variable and it holds this.</summary>
    public bool Says(Variable variable, string? text) => places.TryGetValue(variable.Name, out var place) && values[place].Text == text;

    public string? this[string variable] => places.TryGetValue(variable, out var place) ? values[place].Text : null;

    /// <summary>True when a pipeline with these workflow rules is made; no rules = always.</summary>
    public bool HasPipeline(Workflow? workflow) =>
        workflow is null || workflow.Rules.Count == 0 || (First(workflow.Rules) is { } rule && rule.When != RunWhen.Never);

    /// <summary>True when the job is in the pipeline.</summary>
    public bool Has(Job job) =>
        job.Rules.Count == 0 ? job.When != RunWhen.Never : First(job.Rules) is { } rule && (rule.When ?? job.When) != RunWhen.Never;

    /// <summary>The name under which the truth of a list of paths is kept.</summary>
    public static string PathsName(string keyword, IReadOnlyList<string> paths, string? compareTo) =>
        paths.Count == 0 ? "" : $"{keyword} {string.Join(' ', paths)}{(compareTo is null ? "" : " since " + compareTo)}";

    /// <summary>The name under which the truth of a match with another variable's pattern is kept.</summary>
    public static string MatchName(Condition.MatchOther match) => $"{match.Left} =~ {match.Right}";

    private Rule? First(IReadOnlyList<Rule> rules) => rules.FirstOrDefault(Matches);

    private bool Matches(Rule rule) =>
        (rule.If is null || Holds(rule.If))
        && (rule.Changes.Count == 0 || this[PathsName("changes", rule.Changes, rule.CompareTo)] is not null)
        && (rule.Exists.Count == 0 || this[PathsName("exists", rule.Exists, null)] is not null);

    private bool Holds(Condition condition) => condition switch
    {
        Condition.Set set => !string.IsNullOrEmpty(Of(set.Variable).Text),
        Condition.Comparison comparison => comparison.IsEqual == (Of(comparison.Left).Text == TextOf(comparison.Right)),
        Condition.Match match => match.IsMatch == Of(match.Left).IsMatch(match.Right),
        Condition.MatchOther match => match.IsMatch == (this[MatchName(match)] is not null),
        Condition.Both both => Holds(both.Left) && Holds(both.Right),
        Condition.Either either => Holds(either.Left) || Holds(either.Right),
        _ => throw new InvalidOperationException($"A condition of kind {condition.GetType().Name} is not known."),
    };

    private Value Of(Variable variable) => values[places[variable.Name]];

    private string? TextOf(Operand operand) => operand switch
    {
        Operand.Literal literal => literal.Text,
        Operand.Other other => Of(other.Variable).Text,
        _ => null,
    };
}

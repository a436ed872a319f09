namespace Pipelines.Model.Limits;

/// <summary>Gathers what the rules of a pipeline say about each variable, and lists for each the values that they can tell apart.</summary>
internal sealed class WorldValues
{
    // https://docs.gitlab.com/ci/jobs/job_rules/#ci_pipeline_source-predefined-variable
    private static readonly string[] Sources =
    [
        "push", "merge_request_event", "schedule", "web", "api", "trigger", "pipeline", "parent_pipeline", "chat", "webide",
        "external", "external_pull_request_event", "security_orchestration_policy", "ondemand_dast_scan", "ondemand_dast_validation",
    ];

    public static readonly IReadOnlySet<string> AlwaysDefined = new HashSet<string>(StringComparer.Ordinal)
    {
        Variables.PipelineSource.Name, Variables.ProjectPath.Name, Variables.CommitRefName.Name, Variables.DefaultBranch.Name,
        Variables.CommitRefProtected.Name, Variables.CommitMessage.Name, Variables.CommitTitle.Name,
    };

    private readonly SortedList<string, Mentions> _variables = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);

    private sealed class Mentions
    {
        public SortedSet<string> Texts { get; } = new(StringComparer.Ordinal);

        public List<Pattern> Patterns { get; } = [];

        public bool IsCompared { get; set; }

        /// <summary>What the pipeline itself gives the variable; null = nothing, so that it may be undefined.</summary>
        public string? Default { get; set; }
    }

    /// <summary>A variable, or another question that rules ask, with what it can hold.</summary>
    /// <param name="Name">The variable's name, or the question.</param>
    /// <param name="Values">What it can hold.</param>
    /// <param name="IsFree">True when nothing else excludes one of its values: each such choice doubles the events.</param>
    public sealed record Choice(string Name, IReadOnlyList<World.Value> Values, bool IsFree = false);

    public static IReadOnlyList<Choice> Of(Pipeline pipeline)
    {
        var gathered = new WorldValues();
        gathered.Mention(Variables.PipelineSource);
        gathered.Mention(Variables.CommitBranch);
        gathered.Mention(Variables.CommitTag);
        foreach (var rule in (pipeline.Workflow?.Rules ?? []).Concat(pipeline.Jobs.SelectMany(job => job.Rules)))
        {
            gathered.Mention(rule);
        }

        gathered.Give(pipeline);
        return
        [
            .. gathered._variables.Keys.Select(name => new Choice(name, ValuesOf(name, gathered._variables[name]))),
            .. gathered._paths.Select(name => new Choice(name, [new(null), new("yes")], IsFree: true)),
        ];
    }

    // https://docs.gitlab.com/ci/yaml/#default-variables: whoever starts a pipeline may set them to something else, but never to nothing.
    private void Give(Pipeline pipeline)
    {
        if (pipeline.Jobs.Any(job => job.Inherit?.Variables is not null))
        {
            return;
        }

        foreach (var setting in pipeline.Variables)
        {
            if (_variables.TryGetValue(setting.Name, out var mentions))
            {
                // What another variable holds is nothing that a rule names.
                mentions.Default = setting.Expand && setting.Value.Contains('$', StringComparison.Ordinal) ? World.Another + setting.Name : setting.Value;
            }
        }
    }

    private void Mention(Rule rule)
    {
        if (rule.If is not null)
        {
            Mention(rule.If);
        }

        foreach (var name in new[] { World.PathsName("changes", rule.Changes, rule.CompareTo), World.PathsName("exists", rule.Exists, null) })
        {
            if (name.Length > 0)
            {
                _paths.Add(name);
            }
        }
    }

    private void Mention(Condition condition)
    {
        switch (condition)
        {
            case Condition.Set set:
                Mention(set.Variable);
                break;
            case Condition.Comparison comparison:
                Mention(comparison.Left, comparison.Right);
                break;
            case Condition.Match match:
                Mention(match.Left, match.Right);
                break;
            case Condition.MatchOther match:
                _paths.Add(World.MatchName(match));
                break;
            case Condition.Both both:
                Mention(both.Left);
                Mention(both.Right);
                break;
            case Condition.Either either:
                Mention(either.Left);
                Mention(either.Right);
                break;
        }
    }

    private void Mention(Variable left, Pattern pattern)
    {
        var mentions = Mention(left);
        if (pattern.Words is { } words)
        {
            mentions.Texts.UnionWith(words);
        }
        else if (!mentions.Patterns.Contains(pattern))
        {
            mentions.Patterns.Add(pattern);
        }
    }

    private void Mention(Variable left, Operand right)
    {
        var mentions = Mention(left);
        if (right is Operand.Literal literal)
        {
            mentions.Texts.Add(literal.Text);
        }
        else if (right is Operand.Other other)
        {
            // One value that both may hold, so that they can be equal.
            var same = $"{World.Another}{left}{other.Variable}";
            mentions.Texts.Add(same);
            mentions.IsCompared = true;
            Mention(other.Variable).Texts.Add(same);
            Mention(other.Variable).IsCompared = true;
        }
    }

    private Mentions Mention(Variable variable)
    {
        if (!_variables.TryGetValue(variable.Name, out var mentions))
        {
            _variables.Add(variable.Name, mentions = new());
        }

        return mentions;
    }

    private static IReadOnlyList<World.Value> ValuesOf(string name, Mentions mentions)
    {
        if (name == Variables.PipelineSource.Name && !mentions.IsCompared)
        {
            // The sources are known; those that no rule tells apart stand for each other. A merge request is always told apart.
            return
            [
                .. Sources.Concat(mentions.Texts).Distinct()
                    .DistinctBy(source => source == "merge_request_event" || mentions.Texts.Contains(source)
                        ? source
                        : World.Another + string.Concat(mentions.Patterns.Select(pattern => pattern.IsMatch(source) ? "1" : "0")))
                    .Select(source => new World.Value(source)),
            ];
        }

        var others = new List<World.Value>();
        for (var combination = 0; combination < 1 << Math.Min(mentions.Patterns.Count, 8); combination++)
        {
            others.Add(new(World.Another + name, IsDefault: World.Another + name == mentions.Default, Matching: mentions.Patterns.Where((_, i) => (combination >> i & 1) == 1).ToHashSet()));
        }

        if (mentions.Default is { } given && !World.IsAnother(given))
        {
            mentions.Texts.Add(given);
        }

        return
        [
            .. mentions.Default is not null || AlwaysDefined.Contains(name) ? (World.Value[])[] : [new(null)],
            .. mentions.Texts.Select(text => new World.Value(text, IsDefault: text == mentions.Default)),
            .. others,
        ];
    }
}

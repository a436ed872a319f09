namespace Pipelines.Model.Limits;

/// <summary>
/// Rules as questions to a <see cref="World"/>, in which the place of everything that they ask for has been looked up once: they are asked of thousands.
/// </summary>
/// <param name="places">The place of each variable, and of each other question.</param>
internal sealed class PlacedRules(IReadOnlyDictionary<string, int> places)
{
    /// <summary>The last place that a rule has asked for so far; -1 when none has asked for any.</summary>
    public int LastPlace { get; private set; } = -1;

    /// <summary>Whether a pipeline with these workflow rules is made; no rules = always.</summary>
    public Func<World, bool> Of(Workflow? workflow) =>
        workflow is null || workflow.Rules.Count == 0 ? _ => true : First(workflow.Rules, rule => rule.When != RunWhen.Never);

    /// <summary>Whether the job is in the pipeline.</summary>
    public Func<World, bool> Of(Job job)
    {
        if (job.Rules.Count > 0)
        {
            return First(job.Rules, rule => (rule.When ?? job.When) != RunWhen.Never);
        }

        var isIn = job.When != RunWhen.Never;
        return _ => isIn;
    }

    // The first rule that matches decides; none = no.
    private Func<World, bool> First(IReadOnlyList<Rule> rules, Func<Rule, bool> takes)
    {
        Func<World, bool>[] matches = [.. rules.Select(Matches)];
        var taken = new bool[rules.Count];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = takes(rules[i]);
        }

        return world =>
        {
            for (var i = 0; i < matches.Length; i++)
            {
                if (matches[i](world))
                {
                    return taken[i];
                }
            }

            return false;
        };
    }

    private Func<World, bool> Matches(Rule rule)
    {
        var all = new List<Func<World, bool>>();
        if (rule.If is not null)
        {
            all.Add(Of(rule.If));
        }

        foreach (var paths in new[] { World.PathsName("changes", rule.Changes, rule.CompareTo), World.PathsName("exists", rule.Exists, null) })
        {
            if (paths.Length > 0)
            {
                all.Add(IsDefined(paths));
            }
        }

        return all.Count switch
        {
            0 => _ => true,
            1 => all[0],
            _ => world => all.TrueForAll(one => one(world)),
        };
    }

    private Func<World, bool> Of(Condition condition)
    {
        switch (condition)
        {
            case Condition.Set set:
                var variable = PlaceOf(set.Variable.Name);
                return world => !string.IsNullOrEmpty(world.At(variable).Text);
            case Condition.Comparison comparison:
                return Of(comparison);
            case Condition.Match match:
                var (left, pattern, isMatch) = (PlaceOf(match.Left.Name), match.Right, match.IsMatch);
                return world => isMatch == world.At(left).IsMatch(pattern);
            case Condition.MatchOther match:
                var (matches, wanted) = (IsDefined(World.MatchName(match)), match.IsMatch);
                return world => wanted == matches(world);
            case Condition.Both both:
                var (one, other) = (Of(both.Left), Of(both.Right));
                return world => one(world) && other(world);
            case Condition.Either either:
                var (first, that) = (Of(either.Left), Of(either.Right));
                return world => first(world) || that(world);
            default:
                throw new InvalidOperationException($"A condition of kind {condition.GetType().Name} is not known.");
        }
    }

    private Func<World, bool> Of(Condition.Comparison comparison)
    {
        var (left, isEqual) = (PlaceOf(comparison.Left.Name), comparison.IsEqual);
        if (comparison.Right is Operand.Other other)
        {
            var right = PlaceOf(other.Variable.Name);
            return world => isEqual == (world.At(left).Text == world.At(right).Text);
        }

        var text = (comparison.Right as Operand.Literal)?.Text;
        return world => isEqual == (world.At(left).Text == text);
    }

    private Func<World, bool> IsDefined(string question)
    {
        var place = PlaceOf(question);
        return world => world.At(place).Text is not null;
    }

    private int PlaceOf(string name)
    {
        LastPlace = Math.Max(LastPlace, places[name]);
        return places[name];
    }
}

namespace Pipelines.Engines.CodeQuality.Dockerfiles;

/// <summary>One stage of a Dockerfile: a FROM and what follows it.</summary>
/// <param name="From">The FROM.</param>
/// <param name="Image">The image with its variables filled in; null when a variable has no value.</param>
/// <param name="Base">The earlier stage that it goes on from; null when <paramref name="Image"/> is an image of a registry.</param>
/// <param name="Instructions">What follows.</param>
internal sealed record Stage(Instruction From, string? Image, Stage? Base, IReadOnlyList<Instruction> Instructions)
{
    /// <summary>This stage and those that it goes on from, nearest first: what its image is made of.</summary>
    public IEnumerable<Stage> Lineage()
    {
        for (var stage = this; stage is not null; stage = stage.Base)
        {
            yield return stage;
        }
    }

    /// <summary>The stages in the order of the file.</summary>
    public static IReadOnlyList<Stage> Of(IReadOnlyList<Instruction> instructions)
    {
        var stages = new List<Stage>();
        var names = new Dictionary<string, Stage>(StringComparer.OrdinalIgnoreCase);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in instructions.TakeWhile(instruction => instruction.Keyword != "FROM").Where(instruction => instruction.Keyword == "ARG").SelectMany(argument => argument.Arguments))
        {
            var parts = argument.Split('=', 2);
            if (parts.Length == 2 && Variables.Fill(parts[1].Trim('"', '\''), variables) is { } value)
            {
                variables[parts[0]] = value;
            }
        }

        for (var index = 0; index < instructions.Count; index++)
        {
            if (instructions[index] is { Keyword: "FROM" } from)
            {
                var image = from.Arguments is [var named, ..] ? Variables.Fill(named, variables) : null;
                var stage = new Stage(from, image, image is null ? null : names.GetValueOrDefault(image), [.. instructions.Skip(index + 1).TakeWhile(next => next.Keyword != "FROM")]);
                names[stages.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)] = stage;
                if (from.Arguments is [_, var word, var name] && word.Equals("AS", StringComparison.OrdinalIgnoreCase))
                {
                    names[name] = stage;
                }

                stages.Add(stage);
            }
        }

        return stages;
    }
}

using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>The values of <c>--build-arg</c>.</summary>
internal static class BuildArguments
{
    /// <summary>Reads <c>NAME=value</c> words; the last of a name wins, and a value may be empty or hold '='.</summary>
    /// <exception cref="DefinitionException">Words without a name.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IReadOnlyList<string> words)
    {
        var mistakes = words.Where(word => word.IndexOf('=', StringComparison.Ordinal) < 1).Select(TargetsText.BadBuildArgument).ToList();
        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }

        var arguments = new Dictionary<string, string>();
        foreach (var word in words)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            arguments[word[..equals]] = word[(equals + 1)..];
        }

        return arguments;
    }
}

using System.Globalization;
using Pipelines.Values;

namespace Pipelines.Targets.Extension;

/// <summary>
/// Refuses what NUKE ignores or half understands: targets and arguments that do not exist, <c>--name=value</c>, words that belong to
/// nothing, values that are missing, too many or of another kind. Everything is found at once, before any target runs.
/// </summary>
/// <param name="parameters">The parameters of the build.</param>
/// <param name="targets">The names of all targets.</param>
internal sealed class ArgumentCheck(IReadOnlyList<BuildParameter> parameters, IReadOnlyList<string> targets)
{
    /// <summary>All mistakes of a command line, in its order; none when NUKE will understand every word of it.</summary>
    public IReadOnlyList<DefinitionMistake> Mistakes(WrittenArguments line)
    {
        var mistakes = line.Words.SelectMany(UnknownTargets).ToList();
        if (line.Words.Count > 0 && line.Options.Any(option => Find(option) is { Member: null, Name: "target" }))
        {
            mistakes.Add(ExtensionText.TargetsTwice(line.Words));
        }

        var before = new HashSet<BuildParameter>();
        foreach (var option in line.Options)
        {
            var parameter = Find(option);
            mistakes.AddRange(
                parameter is null ? [option.IsNumber ? ExtensionText.NegativeNumber(option) : ExtensionText.UnknownArgument(option, parameters.Select(known => known.Name))]
                : option.Attached is { } value ? [ExtensionText.EqualsSign(option, parameter, value)]
                : !before.Add(parameter) ? [ExtensionText.Repeated(parameter)]
                : Check(option, parameter));
        }

        return mistakes;
    }

    /// <summary>The parameter that an option names; null when there is none.</summary>
    public BuildParameter? Find(WrittenOption option) => parameters.FirstOrDefault(parameter => BuildParameter.Same(parameter.Name, option.Name));

    private IEnumerable<DefinitionMistake> Check(WrittenOption option, BuildParameter parameter)
    {
        var values = option.Values;
        if (parameter.NamesTargets)
        {
            return values.Count > 1 && values.Any(value => value.Contains('+', StringComparison.Ordinal))
                ? [ExtensionText.MixedLists(parameter, values)]
                : values.SelectMany(UnknownTargets);
        }

        if (parameter.IsSwitch && !parameter.IsList && values.Count > 0 && !bool.TryParse(values[0], out _))
        {
            return [ExtensionText.SwitchWithValue(parameter, values)];
        }

        if (values.Count > 1 && !parameter.IsList)
        {
            return [ExtensionText.OneValue(parameter, values)];
        }

        if (values.Count == 0 && !parameter.IsList && !parameter.IsSwitch && parameter.Type != typeof(object))
        {
            return [ExtensionText.NoValue(parameter)];
        }

        return values.Where(value => !Converts(parameter, value)).Select(value => ExtensionText.AnotherKind(parameter, value));
    }

    // What NUKE would drop with a warning, and go on without. Types of other kinds say themselves what they take.
    private static bool Converts(BuildParameter parameter, string value) => parameter switch
    {
        { IsList: true } or { IsSwitch: true } => true,
        { ValueType: { IsEnum: true } type } => Enum.TryParse(type, value, ignoreCase: true, out _),
        { ValueType: var type } when type == typeof(int) => int.TryParse(value, CultureInfo.InvariantCulture, out _),
        { ValueType: var type } when type == typeof(long) => long.TryParse(value, CultureInfo.InvariantCulture, out _),
        { ValueType: var type } when type == typeof(double) => double.TryParse(value, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private IEnumerable<DefinitionMistake> UnknownTargets(string word) =>
        word.Split('+', StringSplitOptions.RemoveEmptyEntries)
            .Where(name => !targets.Any(target => BuildParameter.Same(target, name)))
            .Select(name => ExtensionText.UnknownTarget(name, targets));
}

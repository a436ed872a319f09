using System.Reflection;
using System.Text;
using Nuke.Common;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// Refuses what NUKE ignores: targets and arguments that do not exist, <c>--name=value</c>, and words that belong to nothing.
/// </summary>
internal static class ArgumentCheck
{
    // Options of NUKE that are no members of the build, and members whose attribute a published version may place elsewhere.
    private static readonly string[] BuiltIn =
    [
        "target", "skip", "plan", "help", "no-logo", "continue", "partition", "root", "verbosity", "host", "profile", "strict",
        "shell-completion", "generate-configuration",
    ];

    // Their values are names of targets.
    private static readonly string[] TargetLists = ["target", "skip"];

    /// <summary>All mistakes of a command line, in its order; none when NUKE will understand every word of it.</summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="buildType">The build class, for its parameters.</param>
    /// <param name="targets">The names of all targets.</param>
    public static IReadOnlyList<DefinitionMistake> Mistakes(IReadOnlyList<string> arguments, Type buildType, IReadOnlyList<string> targets)
    {
        var parameters = Parameters(buildType);
        var mistakes = new List<DefinitionMistake>();
        var position = 0;
        while (position < arguments.Count && !arguments[position].StartsWith('-'))
        {
            AddUnknownTargets(arguments[position++], targets, mistakes);
        }

        while (position < arguments.Count)
        {
            var option = arguments[position++];
            var first = position;
            while (position < arguments.Count && !arguments[position].StartsWith('-'))
            {
                position++;
            }

            AddOption(option, [.. arguments.Skip(first).Take(position - first)], parameters, targets, mistakes);
        }

        return mistakes;
    }

    private static void AddOption(
        string option, IReadOnlyList<string> values, Dictionary<string, bool> parameters, IReadOnlyList<string> targets, List<DefinitionMistake> mistakes)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? option : option[..equals]).TrimStart('-');
        var known = parameters.Keys.FirstOrDefault(parameter => Same(parameter, name));
        if (known is null)
        {
            mistakes.Add(TargetsText.UnknownArgument(option, name, parameters.Keys));
        }
        else if (equals >= 0)
        {
            mistakes.Add(TargetsText.EqualsSign(option, known, option[(equals + 1)..]));
        }
        else if (values.Count > 1 && !parameters[known])
        {
            mistakes.Add(TargetsText.OneValue(known, values));
        }
        else if (TargetLists.Contains(known))
        {
            foreach (var value in values)
            {
                AddUnknownTargets(value, targets, mistakes);
            }
        }
    }

    private static void AddUnknownTargets(string word, IReadOnlyList<string> targets, List<DefinitionMistake> mistakes)
    {
        foreach (var name in word.Split('+', StringSplitOptions.RemoveEmptyEntries).Where(name => !targets.Any(target => Same(target, name))))
        {
            mistakes.Add(TargetsText.UnknownTarget(name, targets));
        }
    }

    /// <summary>The parameters of a build class and its components by their dashed name; true when one takes several values.</summary>
    private static Dictionary<string, bool> Parameters(Type buildType)
    {
        var parameters = new Dictionary<string, bool>();
        foreach (var name in BuiltIn)
        {
            parameters.Add(name, TargetLists.Contains(name) || name == "profile");
        }

        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var type = buildType; type is not null && type != typeof(object); type = type.BaseType)
        {
            Add(type, prefix: "");
        }

        foreach (var component in buildType.GetInterfaces())
        {
            Add(component, component.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix ?? "");
        }

        return parameters;

        void Add(Type type, string prefix)
        {
            foreach (var member in type.GetMembers(All))
            {
                var memberType = (member as PropertyInfo)?.PropertyType ?? (member as FieldInfo)?.FieldType;
                if (memberType is not null && member.GetCustomAttribute<ParameterAttribute>() is { } attribute)
                {
                    parameters.TryAdd(Dashed(prefix + (attribute.Name ?? member.Name[(member.Name.LastIndexOf('.') + 1)..])), memberType.IsArray);
                }
            }
        }
    }

    /// <summary><c>PlanOnly</c> → <c>plan-only</c>, as help shows it.</summary>
    internal static string Dashed(string name)
    {
        var dashed = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            if (index > 0 && char.IsUpper(name[index]) && name[index - 1] != '-' && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]))))
            {
                dashed.Append('-');
            }

            dashed.Append(char.ToLowerInvariant(name[index]));
        }

        return dashed.ToString();
    }

    // NUKE's own comparison: dashes dropped, case ignored.
    private static bool Same(string a, string b) =>
        string.Equals(a.Replace("-", "", StringComparison.Ordinal), b.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}

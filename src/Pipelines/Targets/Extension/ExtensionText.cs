using Pipelines.Values;

namespace Pipelines.Targets.Extension;

/// <summary>What the build extension says to people.</summary>
internal static class ExtensionText
{
    public static DefinitionMistake UnknownTarget(string name, IReadOnlyList<string> targets) =>
        new($"target '{name}'", "this build has no target of that name", $"{NearestName.DidYouMean(name, targets)}Targets: {string.Join(", ", targets)}.");

    public static DefinitionMistake TargetsTwice(IReadOnlyList<string> words) =>
        new("argument '--target'", $"targets stand before it as well ({string.Join(", ", words)}), and NUKE would run those of '--target' alone",
            "Name all targets before the first '--'.");

    // The value is not shown: it may be a secret, whose parameter is only misspelt.
    public static DefinitionMistake UnknownArgument(WrittenOption option, IEnumerable<string> parameters) =>
        new($"argument '{option.Option}'", "this build has no parameter of that name",
            $"{NearestName.DidYouMean(option.Name, parameters, prefix: "--")}'{Script} --help' lists them.");

    public static DefinitionMistake NegativeNumber(WrittenOption option) =>
        new($"argument '{option.Text}'", "a value on the command line cannot begin with '-'", "Give it by an environment variable of the parameter's name, or in .nuke/parameters.json.");

    public static DefinitionMistake EqualsSign(WrittenOption option, BuildParameter parameter, string value) =>
        new($"argument '{option.Option}={Shown(parameter, value)}'", "a value follows its parameter after a space", $"Write '--{parameter.Name} {Shown(parameter, value)}'.");

    public static DefinitionMistake Repeated(BuildParameter parameter) =>
        new($"argument '--{parameter.Name}'", "it is given more than once, and NUKE would take the last alone",
            parameter.IsList ? $"Give it once, with all its values: '--{parameter.Name} one two'." : "Give it once.");

    public static DefinitionMistake OneValue(BuildParameter parameter, IReadOnlyList<string> values) => parameter.IsSecret
        ? new($"argument '--{parameter.Name}'", $"it takes one value, and {values.Count} were given", "Give one, in quotes when it has spaces, and put targets before the first '--'.")
        : new($"argument '--{parameter.Name}'", $"it takes one value, and {values.Count} were given ({string.Join(", ", values)})",
            $"Give one, and put targets before the first '--': '{Script} {values[^1]} --{parameter.Name} {values[0]}'.");

    public static DefinitionMistake NoValue(BuildParameter parameter) =>
        new($"argument '--{parameter.Name}'", "its value is missing, and NUKE would go on as if it had not been given", $"Write '--{parameter.Name} <value>', or leave it out.");

    public static DefinitionMistake SwitchWithValue(BuildParameter parameter, IReadOnlyList<string> values) =>
        new($"argument '--{parameter.Name}'", $"it is a switch, and '{values[0]}' follows it, which is neither true nor false",
            $"Put targets before the first '--': '{Script} {string.Join(' ', values)} --{parameter.Name}'.");

    public static DefinitionMistake AnotherKind(BuildParameter parameter, string value) =>
        new($"argument '--{parameter.Name}'", $"'{Shown(parameter, value)}' is not {Kind(parameter.ValueType)}", "Correct the value.");

    public static DefinitionMistake MixedLists(BuildParameter parameter, IReadOnlyList<string> values) =>
        new($"argument '--{parameter.Name}'", "names are joined by '+' and by spaces at once", $"Write '--{parameter.Name} {string.Join(' ', values).Replace('+', ' ')}'.");

    public static DefinitionMistake Steers(string variable, string value, string parameter, string what) =>
        new($"environment variable {variable}", $"its value '{value}' would choose {what}, and a build is steered by its command line alone",
            $"Unset it ('env -u {variable} {Script} …'), or say '--{parameter} {value}'.");

    public static string Hidden(IEnumerable<string> variables) =>
        $"These environment variables have the names of NUKE's own parameters, and do not steer the build: {string.Join(", ", variables)}";

    public static string ShortSecret(BuildParameter parameter, int length) =>
        $"--{parameter.Name} is secret, and has {length} characters: values with fewer than {SecretMask.Shortest} are not masked in the output";

    /// <summary>What starts the build.</summary>
    public static string Script => OperatingSystem.IsWindows() ? @".\build.cmd" : "./build.sh";

    private static string Shown(BuildParameter parameter, string value) => parameter.IsSecret ? "***" : value;

    private static string Kind(Type type) => type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}" : "a number that fits";
}

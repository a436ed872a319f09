using Pipelines.Values;

namespace Pipelines.Engines.Images.Context;

/// <summary>What this room says to people.</summary>
internal static class ContextText
{
    public static DefinitionMistake NotAPattern(string file, int line, string text, FormatException reason) =>
        new($"{file}:{line}", $"'{text}' is not a pattern: {reason.Message}", "Mend it; docs/images.md says what is understood.");

    public static DefinitionMistake Reaches(string image, ContextFinding finding) => new(
        $"ContainerImage \"{image}\"",
        $"{finding}, and it would reach the builder",
        Mend(finding));

    public static string Warns(string image, ContextFinding finding) => $"{image}: {finding}, and it reaches the builder. {Mend(finding)}";

    public static string Finds(string image, ContextFinding finding) => $"It {finding.Rule.What}, and reaches the builder of {image}. {Mend(finding)}";

    private static string Mend(ContextFinding finding) =>
        $"Add '{finding.File}' to .dockerignore, or, if nobody may misuse it, to AcceptedInContext of the image.";
}

using System.Text.RegularExpressions;

namespace Pipelines.Engines.CodeQuality.Dockerfiles;

/// <summary>Fills variables in as Docker does: <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-default}</c>, <c>${NAME:+other}</c>.</summary>
internal static partial class Variables
{
    /// <summary>The text with the values; null when a variable has none.</summary>
    public static string? Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var isComplete = true;
        var filled = Use().Replace(text, use =>
        {
            var value = values.GetValueOrDefault(use.Groups["name"].Value, "");
            var word = use.Groups["word"].Value;
            var result = use.Groups["how"].Value switch
            {
                "-" => value.Length > 0 ? value : word,
                "+" => value.Length > 0 ? word : "",
                _ => value,
            };
            isComplete &= result.Length > 0 || use.Groups["how"].Value == "+";
            return result;
        });
        return isComplete ? filled : null;
    }

    [GeneratedRegex(@"\$(?<name>[A-Za-z_][A-Za-z0-9_]*)|\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:?(?<how>[-+])(?<word>[^}]*))?\}")]
    private static partial Regex Use();
}

using System.Globalization;
using System.Text;

namespace Pipelines.Engines.CodeQuality.Output;

/// <summary>Texts of tools, sources and file names as they may be shown: what a terminal would obey is spelt out, what is endless is cut.</summary>
internal static class Printable
{
    private const int MostLetters = 2000;

    /// <summary>The text on one line, with control characters, and those that turn the direction of writing, as <c>\x1b</c>.</summary>
    public static string OneLine(string text) => text.Any(IsUnsafe) ? Spell(text) : text;

    /// <summary>The text, cut after 2,000 letters.</summary>
    public static string Shortened(string text) => Shortened(text, MostLetters);

    /// <summary>The text, cut with an ellipsis after so many letters, never within one.</summary>
    public static string Shortened(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";

    private static bool IsUnsafe(char letter) => char.IsControl(letter) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' || char.IsSurrogate(letter);

    private static string Spell(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' => result.Append(@"\n"),
                '\r' => result.Append(@"\r"),
                '\t' => result.Append(@"\t"),
                < 0x100 and var code when char.IsControl((char)code) => result.Append(CultureInfo.InvariantCulture, $@"\x{code:x2}"),
                < 0x10000 and var code when IsUnsafe((char)code) => result.Append(CultureInfo.InvariantCulture, $@"\u{code:x4}"),
                _ => result.Append(rune),
            };
        }

        return result.ToString();
    }
}

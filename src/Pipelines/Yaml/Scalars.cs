using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Yaml;

/// <summary>
/// The one quoting policy. A text stands plain only where no reader of YAML 1.1 (Ruby's, GitLab's) or 1.2 could take it for anything but this text;
/// several lines stand as a literal block; all else stands in double quotes, or in single ones when it holds double quotes or backslashes.
/// </summary>
internal static partial class Scalars
{
    public static YamlNode Text(string text) => new YamlScalarNode(text) { Style = StyleOf(text) };

    public static ScalarStyle StyleOf(string text) =>
        IsPlain(text) ? ScalarStyle.Plain
        : Block().IsMatch(text) ? ScalarStyle.Literal
        : text.AsSpan().IndexOfAny('"', '\\') >= 0 && !text.Any(IsSpecial) ? ScalarStyle.SingleQuoted
        : ScalarStyle.DoubleQuoted;

    private static bool IsPlain(string text) =>
        Plain().IsMatch(text) && !OtherType().IsMatch(text) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);

    // What would not survive outside of double quotes: controls, line and paragraph separators, a byte order mark, halves of surrogate pairs.
    private static bool IsSpecial(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' || char.IsSurrogate(letter);

    // Begins with a letter or one of $ _ / . ; goes on in ASCII; does not end in a space or a colon. Digits and signs in front may be numbers, times
    // or dates; counted words, as in '1 week', are not.
    [GeneratedRegex(@"^(?:[A-Za-z$_/.](?:[!-~ ]*[!-9;-~])?|[0-9]+ [a-z]+(?: [0-9]+ [a-z]+)*)\z")]
    private static partial Regex Plain();

    // https://yaml.org/type/bool.html, /null.html, /float.html
    [GeneratedRegex(@"^(?:y|n|yes|no|on|off|true|false|null|\.(?:inf|nan|[0-9].*))\z", RegexOptions.IgnoreCase)]
    private static partial Regex OtherType();

    // Two or more lines of printable ASCII; none begins or ends with a space; no empty line at the beginning or the end, but for one line break.
    [GeneratedRegex(@"^(?:[!-~](?:[ -~]*[!-~])?)(?:\n+[!-~](?:[ -~]*[!-~])?)+\n?\z")]
    private static partial Regex Block();
}

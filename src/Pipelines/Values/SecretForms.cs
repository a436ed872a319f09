using System.Globalization;
using System.Net;
using System.Text;

namespace Pipelines.Values;

/// <summary>The texts by which a secret can be read in an output: itself, its lines, and both in JSON, in an address and in Base64.</summary>
internal static class SecretForms
{
    // Columns at which tools break Base64: openssl, PEM and the command base64.
    private static readonly int[] Base64Columns = [64, 76];

    /// <summary>All forms of a secret that are long enough to be looked for.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="shortest">Characters that the secret, or one of its lines, must have.</param>
    public static IEnumerable<string> Of(string secret, int shortest) =>
    [
        .. secret.Split('\n', StringSplitOptions.TrimEntries).Append(secret).Append(secret.Trim())
            .Where(text => text.Length >= shortest)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(text => Encoded(text).Where(form => form.Length >= SecretMask.Shortest).Prepend(text))
            .Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Encoded(string text)
    {
        if (!text.All(char.IsAsciiLetterOrDigit))
        {
            yield return Json(text, letter => letter is '"' or '\\' || letter < ' ');
            yield return Json(text, letter => letter is '"' or '\\' or '\'' or '&' or '+' or '<' or '>' or '`' || letter is < ' ' or > '~');
            yield return Uri.EscapeDataString(text);
            yield return LowerPercent(Uri.EscapeDataString(text));
            yield return WebUtility.UrlEncode(text);
            yield return LowerPercent(WebUtility.UrlEncode(text));
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = Convert.ToBase64String(bytes);
        foreach (var form in (IEnumerable<string>)[whole, .. Inside(bytes), .. Lines(whole)])
        {
            yield return form;
            yield return form.Replace('+', '-').Replace('/', '_').TrimEnd('=');
        }
    }

    // What Base64 makes of the bytes inside of something longer, such as 'user:password': three shifts, without the letters at the ends that depend on the rest.
    private static IEnumerable<string> Inside(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var start = (before * 8 + 5) / 6;
            var end = (before + bytes.Length) * 8 / 6;
            yield return Convert.ToBase64String([.. new byte[before], .. bytes])[start..end];
        }
    }

    private static IEnumerable<string> Lines(string whole)
    {
        foreach (var column in Base64Columns)
        {
            for (var start = 0; column < whole.Length && start < whole.Length; start += column)
            {
                yield return whole[start..Math.Min(start + column, whole.Length)];
            }
        }
    }

    // By loops, here and above: every start of a build with a secret asks, and LINQ over letters and numbers is compiled at each.
    private static string Json(string text, Func<char, bool> isEscaped)
    {
        var json = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            json.Append(isEscaped(letter) ? Escaped(letter, isEscaped('+')) : letter.ToString());
        }

        return json.ToString();
    }

    private static string Escaped(char letter, bool isForHtml) => letter switch
    {
        '"' when isForHtml => "\\u0022",
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture),
    };

    private static string LowerPercent(string text)
    {
        var lower = text.ToCharArray();
        for (var i = 0; i + 2 < lower.Length; i++)
        {
            if (lower[i] == '%')
            {
                lower[i + 1] = char.ToLowerInvariant(lower[i + 1]);
                lower[i + 2] = char.ToLowerInvariant(lower[i + 2]);
            }
        }

        return new string(lower);
    }
}

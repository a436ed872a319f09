using System.Text;

namespace Pipelines.Clients.Git;

/// <summary>A path in git's quotes (https://git-scm.com/docs/git-config, core.quotePath): bytes beyond ASCII are three octal digits behind a backslash.</summary>
internal static class QuotedName
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>True for a path in quotes whose bytes are no UTF-8.</summary>
    public static bool IsNotUtf8(string quoted)
    {
        if (!quoted.StartsWith('"'))
        {
            return false;
        }

        try
        {
            Strict.GetCharCount(BytesOf(quoted));
            return false;
        }
        catch (DecoderFallbackException)
        {
            return true;
        }
    }

    // What stands for a quote or a control character is ASCII like itself, and so is of no matter here.
    private static byte[] BytesOf(string quoted)
    {
        var bytes = new List<byte>(quoted.Length);
        for (var index = 0; index < quoted.Length; index++)
        {
            if (quoted[index] == '\\' && index + 3 < quoted.Length && quoted.AsSpan(index + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                bytes.Add((byte)(((quoted[index + 1] - '0') << 6) | ((quoted[index + 2] - '0') << 3) | (quoted[index + 3] - '0')));
                index += 3;
            }
            else if (quoted[index] == '\\')
            {
                index++;
                bytes.Add((byte)'?');
            }
            else
            {
                bytes.Add((byte)quoted[index]);
            }
        }

        return [.. bytes];
    }
}

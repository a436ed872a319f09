namespace Pipelines.Sandbox.State;

/// <summary>Fills bytes with randomness fit for keys.</summary>
internal delegate void RandomBytes(Span<byte> bytes);

/// <summary>The one source of identifiers and keys.</summary>
internal sealed class Entropy(RandomBytes fill)
{
    private const string Digits = "0123456789";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        fill(bytes);
        return bytes;
    }

    /// <summary>Lower-case hexadecimal digits, as in the id of a task.</summary>
    public string Hex(int digits) => Convert.ToHexStringLower(Bytes((digits + 1) / 2))[..digits];

    /// <summary>Upper-case letters and digits, as in the id of an access key.</summary>
    public string Key(int length) => Pick(Base32, length);

    /// <summary>Letters and digits, as in a Vault token.</summary>
    public string Word(int length) => Pick(Base62, length);

    /// <summary>Decimal digits without a leading zero, as in the id of a deployment.</summary>
    public string Number(int digits) => Pick(Digits[1..], 1) + Pick(Digits, digits - 1);

    /// <summary>The 8-4-4-4-12 form, as in a request id.</summary>
    public string Uuid() => new Guid(Bytes(16)).ToString();

    private string Pick(string alphabet, int length)
    {
        // Bytes beyond the last whole multiple are drawn again, so that each character is as likely as the others.
        var fair = 256 - (256 % alphabet.Length);
        var word = new char[length];
        for (var filled = 0; filled < length;)
        {
            foreach (var drawn in Bytes(length - filled).Where(drawn => drawn < fair))
            {
                word[filled++] = alphabet[drawn % alphabet.Length];
            }
        }

        return new(word);
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pipelines.Sandbox.State;

/// <summary>Text that only this sandbox can have written: a JSON payload and its keyed hash. Nothing need be remembered to check it.</summary>
internal sealed class Seal(Identity identity)
{
    private readonly byte[] key = Convert.FromBase64String(identity.SealKey);

    /// <param name="purpose">What the text is for; text sealed for one purpose does not open for another.</param>
    /// <param name="payload">What it says.</param>
    public string Close<T>(string purpose, T payload)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(payload);
        return $"{Base64Url.EncodeToString(body)}.{Base64Url.EncodeToString(Mac(purpose, body))}";
    }

    public T? Open<T>(string purpose, string text)
        where T : class
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !Base64Url.IsValid(text.AsSpan(0, dot)) || !Base64Url.IsValid(text.AsSpan(dot + 1)))
        {
            return null;
        }

        var body = Base64Url.DecodeFromChars(text.AsSpan(0, dot));
        return CryptographicOperations.FixedTimeEquals(Mac(purpose, body), Base64Url.DecodeFromChars(text.AsSpan(dot + 1)))
            ? JsonSerializer.Deserialize<T>(body)
            : null;
    }

    /// <summary>A secret that follows from a name: the same name, the same secret.</summary>
    public string Secret(string purpose, string name) => Convert.ToBase64String(Mac(purpose, Encoding.UTF8.GetBytes(name)))[..40];

    private byte[] Mac(string purpose, ReadOnlySpan<byte> body) => HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(purpose), 0, .. body]);
}

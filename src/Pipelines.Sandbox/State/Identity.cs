using System.Security.Cryptography;

namespace Pipelines.Sandbox.State;

/// <summary>What makes this sandbox itself from one start to the next.</summary>
internal sealed record Identity
{
    public const string File = "identity.json";

    /// <summary>Twelve hexadecimal digits: in the names and labels of networks and containers.</summary>
    public required string Id { get; init; }

    /// <summary>The port of the last time; 0 before the first.</summary>
    public int Port { get; init; }

    /// <summary>The key behind session tokens and registry passwords, base64.</summary>
    public required string SealKey { get; init; }

    /// <summary>The private key that signs id_tokens, PKCS#8, base64; null until something needs it, because it takes longer to make than all else at a start.</summary>
    public string? SigningKey { get; init; }

    public static Store<Identity> Open(StateFolder folder, Entropy entropy)
    {
        var initial = folder.Read<Identity>(File);
        if (initial is null)
        {
            initial = new Identity
            {
                Id = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(folder.Path)))[..12],
                SealKey = Convert.ToBase64String(entropy.Bytes(32)),
            };
            folder.Write(File, initial);
        }

        return new(folder, File, initial);
    }
}

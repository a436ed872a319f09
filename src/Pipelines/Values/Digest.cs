using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Pipelines.Values;

/// <summary>The sha256 digest of a blob or manifest, <c>sha256:</c> and 64 hex digits: OCI image specification, descriptor.</summary>
public sealed partial record Digest
{
    private Digest(string text) => Text = text;

    /// <summary>The text, <c>sha256:…</c>.</summary>
    public string Text { get; }

    /// <summary>The 64 hex digits alone.</summary>
    public string Hex => Text["sha256:".Length..];

    /// <summary>The first 12 hex digits, for people.</summary>
    public string Short => Text[..("sha256:".Length + 12)];

    /// <summary>Reads <c>sha256:…</c>.</summary>
    /// <exception cref="DefinitionException">The text is not of this form.</exception>
    public static Digest Parse(string text) =>
        new(DomainWord.Check(text, "digest", Pattern(), "'sha256:' and 64 lower-case hex digits", "sha256:" + new string('0', 64)));

    /// <summary>Reads <c>sha256:…</c>; null when the text is not of this form.</summary>
    internal static Digest? Find(string text) => Pattern().IsMatch(text ?? "") ? new(text!) : null;

    /// <summary>The digest of some bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes) => OfHash(SHA256.HashData(bytes));

    /// <summary>The digest of what a stream holds from here to its end.</summary>
    public static async Task<Digest> OfAsync(Stream stream, CancellationToken cancellationToken) =>
        OfHash(await SHA256.HashDataAsync(stream, cancellationToken));

    /// <summary>The digest whose 32 hash bytes are known.</summary>
    public static Digest OfHash(ReadOnlySpan<byte> hash) => new("sha256:" + Convert.ToHexStringLower(hash));

    /// <summary>The text, <c>sha256:…</c>.</summary>
    public override string ToString() => Text;

    [GeneratedRegex("^sha256:[0-9a-f]{64}\\z")]
    private static partial Regex Pattern();
}

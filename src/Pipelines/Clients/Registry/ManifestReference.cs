using Pipelines.Values;

namespace Pipelines.Clients.Registry;

/// <summary>How a manifest is asked for: by its tag, or by its digest.</summary>
internal sealed record ManifestReference
{
    private ManifestReference(string text, Digest? digest) => (Text, Digest) = (text, digest);

    /// <summary>The text in the address.</summary>
    public string Text { get; }

    /// <summary>The digest; null for a tag.</summary>
    public Digest? Digest { get; }

    /// <summary>What stands between it and the repository's name: <c>:</c> or <c>@</c>.</summary>
    public string Separator => Digest is null ? ":" : "@";

    public static implicit operator ManifestReference(ImageTag tag) => new(tag.Text, null);

    public static implicit operator ManifestReference(Digest digest) => new(digest.Text, digest);
}

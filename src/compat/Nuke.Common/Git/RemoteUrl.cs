namespace Nuke.Common.Git;

/// <summary>The parts of a remote's address: <c>https://host/path</c>, <c>ssh://git@host/path</c> or <c>git@host:path</c>.</summary>
internal sealed record RemoteUrl(GitProtocol Protocol, string Endpoint, string Identifier)
{
    /// <summary>Null when there is no address, or one of another kind: a directory, for example.</summary>
    public static RemoteUrl Parse(string url)
    {
        if (url is null)
            return null;
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            // The short form of ssh: a host before the first colon, and no slash before that.
            var colon = url.IndexOf(':');
            return colon > 1 && !url.AsSpan(0, colon).Contains('/') ? Of(GitProtocol.Ssh, url[..colon], url[(colon + 1)..]) : null;
        }
        GitProtocol? protocol = url[..scheme] switch { "https" or "http" => GitProtocol.Https, "ssh" => GitProtocol.Ssh, _ => null };
        var rest = url[(scheme + 3)..];
        var slash = rest.IndexOf('/');
        return protocol is null || slash < 0 ? null : Of(protocol.Value, rest[..slash], rest[(slash + 1)..]);
    }

    private static RemoteUrl Of(GitProtocol protocol, string authority, string path)
    {
        var identifier = path.Trim('/');
        if (identifier.EndsWith(".git", StringComparison.Ordinal))
            identifier = identifier[..^4];
        // A user, and perhaps a token, may stand before the host.
        return new(protocol, authority[(authority.LastIndexOf('@') + 1)..], identifier);
    }
}

using System.Text;
using System.Text.Json.Nodes;

namespace Pipelines.Testing;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Method">The method, as sent.</param>
/// <param name="Target">The request target, as sent: path and query, still escaped.</param>
/// <param name="Headers">The header fields in their order, names as sent.</param>
/// <param name="Body">The body's bytes, without the chunked framing.</param>
public sealed record ScriptedRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The target up to its '?'.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>The target after its '?', still escaped; empty without one.</summary>
    public string Query => Target.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body read as JSON.</summary>
    public JsonNode? Json => JsonNode.Parse(Text);

    /// <summary>The first value of a header field, whatever the case of its name; null when it was not sent.</summary>
    public string? Header(string name) =>
        Headers.Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

    /// <summary>For messages of failing tests: <c>GET /path</c>.</summary>
    public override string ToString() => $"{Method} {Target}";
}

namespace VaultSharp.Core;

/// <summary>One call of Vault's API: what is sent, apart from who sends it.</summary>
/// <param name="Method">The HTTP method; Vault has one of its own, LIST.</param>
/// <param name="Path">The path below <c>/v1/</c>; see <see cref="At"/>.</param>
/// <param name="Body">What is sent as JSON; null for no body.</param>
/// <param name="WrapTimeToLive">How long the answer is kept wrapped; null for an answer that is not wrapped.</param>
internal sealed record VaultCall(HttpMethod Method, string Path, object Body = null, string WrapTimeToLive = null)
{
    public static HttpMethod List { get; } = new("LIST");

    /// <summary>Joins segments and paths into one path, each segment escaped.</summary>
    public static string At(params string[] parts) =>
        string.Join('/', parts.SelectMany(part => part.Trim('/').Split('/')).Select(Uri.EscapeDataString));
}

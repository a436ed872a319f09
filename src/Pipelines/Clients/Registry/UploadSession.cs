using System.Text.RegularExpressions;

namespace Pipelines.Clients.Registry;

/// <summary>An upload that a registry has open.</summary>
/// <param name="Address">Where it goes on, exactly as the registry said.</param>
/// <param name="Offset">The number of bytes that the registry has.</param>
internal sealed partial record UploadSession(Uri Address, long Offset)
{
    /// <summary>The session after an answer to one of its calls.</summary>
    /// <param name="answer">The answer; a registry may name a new address in it.</param>
    /// <param name="asked">The address that was asked.</param>
    /// <param name="offset">What the registry has when it does not say.</param>
    public static UploadSession After(HttpResponseMessage answer, Uri asked, long offset) => new(RegistryTransport.Location(answer, asked) ?? asked, offset);

    /// <summary>The number of bytes that an answer says the registry has; null when it says nothing. <c>0-0</c> is how registries say "nothing yet".</summary>
    public static long? Held(HttpResponseMessage answer) =>
        answer.Headers.NonValidated.TryGetValues("Range", out var values) && Range().Match(values.ToString()) is { Success: true } match
            && long.TryParse(match.Groups["last"].Value, out var last)
            ? last == 0 ? 0 : last + 1
            : null;

    /// <summary>The least that a part but the last may have, as an answer to the POST says; null when it says nothing.</summary>
    public static int? SmallestChunk(HttpResponseMessage opened) =>
        opened.Headers.TryGetValues("OCI-Chunk-Min-Length", out var values) && int.TryParse(values.First(), out var least) ? least : null;

    [GeneratedRegex(@"^\s*(?:bytes[ =])?0-(?<last>[0-9]{1,18})\s*\z")]
    private static partial Regex Range();
}

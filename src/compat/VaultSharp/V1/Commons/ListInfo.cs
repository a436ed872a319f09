using System.Text.Json.Serialization;

namespace VaultSharp.V1.Commons;

/// <summary>The names below a path; those of folders end in '/'.</summary>
public class ListInfo
{
    [JsonPropertyName("keys")]
    public IEnumerable<string> Keys { get; set; }
}

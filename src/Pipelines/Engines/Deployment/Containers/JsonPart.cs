using System.Text.Json;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>A place in a file, both numbers from 1: <c>deploy/backend.json:3:10</c>.</summary>
internal sealed record Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>A JSON value that knows where it was written, so that a mistake can be shown there even after merging.</summary>
internal abstract record JsonPart(Place At)
{
    public sealed record Map(Place At, IReadOnlyList<JsonMember> Members) : JsonPart(At)
    {
        public JsonPart? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;
    }

    public sealed record Series(Place At, IReadOnlyList<JsonPart> Items) : JsonPart(At);

    /// <param name="At">Where it stands.</param>
    /// <param name="Kind">Text, number, true, false or null.</param>
    /// <param name="Text">The text without quotes and escapes, or the number as written.</param>
    public sealed record Scalar(Place At, JsonValueKind Kind, string Text) : JsonPart(At);

    public bool IsNull => this is Scalar { Kind: JsonValueKind.Null };
}

/// <summary>One member of an object.</summary>
internal sealed record JsonMember(string Name, Place At, JsonPart Value);

using System.Globalization;
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

    /// <summary>Where the part at a path is written, or, of what nobody wrote, that around it; null when nothing is written.</summary>
    /// <param name="root">The merged parts.</param>
    /// <param name="path">Names of members, and numbers of items.</param>
    public static Place? PlaceOf(JsonPart? root, IEnumerable<string> path)
    {
        var (place, part) = (root?.At, root);
        foreach (var step in path)
        {
            (place, part) = part switch
            {
                Map map when map.Members.FirstOrDefault(member => member.Name == step) is { } member => (member.At, member.Value),
                Series series when int.TryParse(step, CultureInfo.InvariantCulture, out var index) && index < series.Items.Count => (series.Items[index].At, series.Items[index]),
                _ => (place, null),
            };
        }

        return place;
    }

    public bool IsNull => this is Scalar { Kind: JsonValueKind.Null };
}

/// <summary>One member of an object.</summary>
internal sealed record JsonMember(string Name, Place At, JsonPart Value);

using System.Globalization;
using System.Text.Json;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>
/// Holds the parts of one file against their shape. Out come the parts in one form (lists with names as maps, ready for merging)
/// and the mistakes. What must be there is not looked at: an overlay is only a part (see <see cref="MissingMembers"/>).
/// </summary>
internal sealed class ShapeCheck(bool isOverlay, List<DefinitionMistake> mistakes)
{
    /// <summary>The root of a file, in the form for merging.</summary>
    public JsonPart Root(JsonPart root) => Check(TaskMembers.All, root, "", inList: false);

    private JsonPart Check(Shape shape, JsonPart part, string path, bool inList)
    {
        if (part.IsNull)
        {
            if (!isOverlay || inList || path.Length == 0)
            {
                mistakes.Add(ContainersText.NothingToRemove(part, path));
            }

            return part;
        }

        return shape switch
        {
            Shape.Record record => Record(record, part, path, inList),
            Shape.Named named => Named(named, part, path, inList),
            Shape.ListOf list when part is JsonPart.Series series =>
                series with { Items = [.. series.Items.Select((item, index) => Check(list.Item, item, $"{path}[{index}]", inList: true))] },
            Shape.MapOf map when part is JsonPart.Map members =>
                members with { Members = [.. members.Members.Select(member => member with { Value = Check(map.Value, member.Value, Below(path, member.Name), inList) })] },
            Shape.ListOf => Wrong(part, path, "a list"),
            Shape.MapOf => Wrong(part, path, "an object"),
            _ => Scalar(shape, part, path),
        };
    }

    private JsonPart Record(Shape.Record record, JsonPart part, string path, bool inList)
    {
        if (part is not JsonPart.Map map)
        {
            return Wrong(part, path, "an object");
        }

        var known = new List<JsonMember>();
        foreach (var member in map.Members)
        {
            if (record.Members.FirstOrDefault(other => other.Name == member.Name) is { } expected)
            {
                known.Add(member with { Value = Check(expected.Shape, member.Value, Below(path, member.Name), inList) });
            }
            else if (Complaint(record, member, path) is { } complaint)
            {
                mistakes.Add(complaint);
            }
        }

        return map with { Members = known };
    }

    private static DefinitionMistake? Complaint(Shape.Record record, JsonMember member, string path) => (path.Length, member.Name) switch
    {
        (0, "$schema") => null,
        (0, "family") => ContainersText.Family(member.At),
        (0, "tags") => ContainersText.Tags(member.At),
        (_, "name") when record == ContainerMembers.All => ContainersText.NameIsKey(member.At, path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..]),
        _ => ContainersText.Unknown(member, path, record.Members.Select(other => other.Name)),
    };

    private JsonPart Named(Shape.Named named, JsonPart part, string path, bool inList)
    {
        if (part is JsonPart.Map map)
        {
            return map with { Members = [.. map.Members.Select(member => member with { Value = Check(named.Entry, member.Value, Below(path, member.Name), inList) })] };
        }

        if (part is not JsonPart.Series series)
        {
            return Wrong(part, path, "an object by name, or ECS's list,");
        }

        var members = new List<JsonMember>();
        foreach (var (item, index) in series.Items.Select((item, index) => (item, index)))
        {
            if (Entry(named, item, $"{path}[{index}]", path) is not { } member)
            {
                continue;
            }

            if (members.Any(other => other.Name == member.Name))
            {
                mistakes.Add(ContainersText.DuplicateName(item.At, member.Name));
                continue;
            }

            members.Add(member);
        }

        return new JsonPart.Map(series.At, members);
    }

    // One entry of ECS's list, { "name": …, … }, as a member of the map.
    private JsonMember? Entry(Shape.Named named, JsonPart item, string path, string listPath)
    {
        if (item is not JsonPart.Map map)
        {
            Wrong(item, path, "an object");
            return null;
        }

        if (map["name"] is not JsonPart.Scalar { Kind: JsonValueKind.String, Text: { Length: > 0 } name })
        {
            mistakes.Add(ContainersText.EntryLacks(item.At, listPath, "name"));
            return null;
        }

        var rest = map with { Members = [.. map.Members.Where(member => member.Name != "name")] };
        if (named.Value is null)
        {
            return new(name, item.At, Check(named.Entry, rest, Below(listPath, name), inList: false));
        }

        var entry = new Shape.Record(new Member(named.Value, named.Entry, "The value.", Required: true));
        var value = ((JsonPart.Map)Record(entry, rest, path, inList: true))[named.Value];
        if (value is null)
        {
            mistakes.Add(ContainersText.EntryLacks(item.At, listPath, named.Value));
        }

        return value is null ? null : new(name, item.At, value);
    }

    private JsonPart Scalar(Shape shape, JsonPart part, string path)
    {
        switch (shape, part)
        {
            case (Shape.Text { Values: var values }, JsonPart.Scalar { Kind: JsonValueKind.String } text):
                if (values.Count > 0 && !values.Contains(text.Text))
                {
                    mistakes.Add(ContainersText.NotOneOf(text, path, values));
                }

                return part;
            case (Shape.Size size, JsonPart.Scalar { Kind: JsonValueKind.String } text):
                if (TaskSize.Parse(text.Text, size) is not { } parsed)
                {
                    mistakes.Add(ContainersText.NotASize(text, path, size));
                    return part;
                }

                return text with { Text = parsed.ToString(CultureInfo.InvariantCulture) };
            case (Shape.Number range, JsonPart.Scalar { Kind: JsonValueKind.Number } number):
                if (!long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < range.Least || value > range.Most)
                {
                    mistakes.Add(ContainersText.OutOfRange(number, path, range));
                }

                return part;
            case (Shape.Flag, JsonPart.Scalar { Kind: JsonValueKind.True or JsonValueKind.False }):
                return part;
            case (Shape.Text or Shape.Size, JsonPart.Scalar scalar):
                mistakes.Add(ContainersText.TextWasMeant(scalar, path));
                return part;
            default:
                return Wrong(part, path, shape is Shape.Flag ? "true or false" : shape is Shape.Number ? "a number" : "text");
        }
    }

    private JsonPart Wrong(JsonPart part, string path, string expected)
    {
        mistakes.Add(ContainersText.WrongKind(part, path, expected));
        return part;
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

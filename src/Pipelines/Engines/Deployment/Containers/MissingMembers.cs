using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>Looks, after merging, for what ECS demands and nobody wrote.</summary>
internal static class MissingMembers
{
    /// <summary>What is missing in <paramref name="part"/>, which has its shape.</summary>
    public static IEnumerable<DefinitionMistake> In(JsonPart part, Shape shape, string path = "") => (shape, part) switch
    {
        (Shape.Record record, JsonPart.Map map) =>
            record.Members.Where(member => member.Required && map[member.Name] is null).Select(member => ContainersText.Missing(part, path, member))
                .Concat(map.Members.SelectMany(member => In(member.Value, record.Members.First(other => other.Name == member.Name).Shape, $"{path}.{member.Name}".TrimStart('.')))),
        (Shape.Named named, JsonPart.Map map) => map.Members.SelectMany(member => In(member.Value, named.Entry, $"{path}.{member.Name}")),
        (Shape.ListOf list, JsonPart.Series series) => series.Items.SelectMany((item, index) => In(item, list.Item, $"{path}[{index}]")),
        _ => [],
    };
}

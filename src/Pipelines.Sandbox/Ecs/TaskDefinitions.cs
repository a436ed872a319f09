using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Ecs;

/// <summary>The task definitions of an account and region: a file for each revision, which is never written again but to end it.</summary>
internal sealed class TaskDefinitions
{
    private readonly StateFolder folder;
    private readonly string root;
    private readonly ConcurrentDictionary<string, ImmutableSortedDictionary<int, TaskDefinition>> families = new();
    private readonly Lock writing = new();

    public TaskDefinitions(StateFolder folder, string root)
    {
        this.folder = folder;
        this.root = root;
        foreach (var file in Directory.EnumerateFiles(folder.Folder(root), "*.json", SearchOption.AllDirectories))
        {
            var known = folder.Read<TaskDefinition>(file)!;
            families.AddOrUpdate(known.Family, _ => Family(known), (_, revisions) => revisions.Add(known.Revision, known));
        }
    }

    /// <summary>All revisions, by family and number.</summary>
    public IEnumerable<TaskDefinition> All => families.OrderBy(family => family.Key, StringComparer.Ordinal).SelectMany(family => family.Value.Values);

    /// <summary>Registers the next revision of a family.</summary>
    public TaskDefinition Add(string family, Func<int, TaskDefinition> create)
    {
        lock (writing)
        {
            var revisions = families.GetValueOrDefault(family) ?? ImmutableSortedDictionary<int, TaskDefinition>.Empty;
            var definition = create(revisions.IsEmpty ? 1 : revisions.Keys.Last() + 1);
            Save(definition);
            families[family] = revisions.Add(definition.Revision, definition);
            return definition;
        }
    }

    public TaskDefinition Replace(TaskDefinition definition)
    {
        lock (writing)
        {
            Save(definition);
            families[definition.Family] = families[definition.Family].SetItem(definition.Revision, definition);
            return definition;
        }
    }

    /// <param name="reference"><c>family</c> for its latest ACTIVE revision, <c>family:revision</c>, or an ARN.</param>
    /// <param name="nameOf">Takes an ARN apart.</param>
    /// <returns>Null when there is none.</returns>
    public TaskDefinition? Find(string reference, Func<string, string, string> nameOf)
    {
        var name = nameOf(reference, "task-definition");
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (!families.TryGetValue(colon < 0 ? name : name[..colon], out var revisions))
        {
            return null;
        }

        return colon < 0 ? revisions.Values.LastOrDefault(revision => revision.Status == "ACTIVE")
            : int.TryParse(name[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? revisions.GetValueOrDefault(number)
            : throw new AwsError("ClientException", $"Invalid revision number. Number: {name[(colon + 1)..]}");
    }

    private static ImmutableSortedDictionary<int, TaskDefinition> Family(TaskDefinition first) => ImmutableSortedDictionary<int, TaskDefinition>.Empty.Add(first.Revision, first);

    private void Save(TaskDefinition definition) =>
        folder.Write(Path.Combine(root, definition.Family, definition.Revision.ToString(CultureInfo.InvariantCulture) + ".json"), definition);
}

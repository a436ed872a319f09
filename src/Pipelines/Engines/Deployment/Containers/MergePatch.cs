namespace Pipelines.Engines.Deployment.Containers;

/// <summary>JSON Merge Patch, RFC 7396, on parts that know their place: https://www.rfc-editor.org/rfc/rfc7396#section-2.</summary>
internal static class MergePatch
{
    /// <summary>The target with the patch applied: objects member by member, <c>null</c> removes, everything else replaces.</summary>
    public static JsonPart Apply(JsonPart? target, JsonPart patch)
    {
        if (patch is not JsonPart.Map changes)
        {
            return patch;
        }

        var members = target is JsonPart.Map { Members: var old } ? old.ToList() : [];
        foreach (var change in changes.Members)
        {
            var index = members.FindIndex(member => member.Name == change.Name);
            if (change.Value.IsNull)
            {
                members.RemoveAll(member => member.Name == change.Name);
            }
            else if (index < 0)
            {
                members.Add(change with { Value = Apply(null, change.Value) });
            }
            else
            {
                members[index] = change with { Value = Apply(members[index].Value, change.Value) };
            }
        }

        return new JsonPart.Map(target is JsonPart.Map map ? map.At : changes.At, members);
    }
}

using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Architecture;

/// <summary>The rooms of an assembly: folder = namespace, the first word below the root namespace. What a type mentions counts, in signatures and in method bodies.</summary>
internal static class Rooms
{
    /// <summary>Every way in which a type of one namespace uses a type of another, both within or outside of <paramref name="assemblies"/>.</summary>
    public static IReadOnlyList<Use> Of(params System.Reflection.Assembly[] assemblies) =>
    [
        .. new ArchLoader().LoadAssemblies(assemblies).Build().Types
            .SelectMany(type => type.Dependencies.Select(dependency => new Use(type.FullName, NamespaceOf(type), dependency.Target.FullName, NamespaceOf(dependency.Target))))
            .Distinct()
            .OrderBy(use => use.From, StringComparer.Ordinal).ThenBy(use => use.To, StringComparer.Ordinal),
    ];

    // A nested type has no namespace of its own, so it is read from the full name of what holds it.
    private static string NamespaceOf(IType type)
    {
        var outermost = type.FullName.Split('+', '/')[0];
        var dot = outermost.Split('<', '`')[0].LastIndexOf('.');
        return dot < 0 ? "" : outermost[..dot];
    }
}

/// <summary>One type that mentions another.</summary>
internal sealed record Use(string From, string FromNamespace, string To, string ToNamespace)
{
    /// <summary>The room of the user below a root namespace: <c>""</c> for the root itself, null for another root.</summary>
    public string? FromRoom(string root) => RoomOf(FromNamespace, root);

    /// <summary>The room of what is used below a root namespace: <c>""</c> for the root itself, null for another root.</summary>
    public string? ToRoom(string root) => RoomOf(ToNamespace, root);

    public override string ToString() => $"{From} uses {To}";

    private static string? RoomOf(string space, string root) =>
        space == root ? "" : space.StartsWith(root + ".", StringComparison.Ordinal) ? space[(root.Length + 1)..].Split('.')[0] : null;
}

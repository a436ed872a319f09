namespace Nuke.Common.Execution;

/// <summary>The one target that a component declares.</summary>
internal static class SingleTarget
{
    public static Delegate Of(Type component, NukeBuild build) =>
        OfOrNull(component, typeof(Target), build) ?? throw new ArgumentException($"'{component.Name}' declares no target: name one with a lambda");

    public static Delegate OfOrNull(Type component, Type kind, NukeBuild build)
    {
        var properties = component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(x => x.PropertyType == kind).ToList();
        Assert.True(
            properties.Count <= 1,
            $"'{component.Name}' declares several: {string.Join(", ", properties.Select(x => x.Name))}. Name one with a lambda");
        Assert.True(component.IsInstanceOfType(build), $"'{build.GetType().Name}' is not a '{component.Name}'");
        return properties.Count == 0 ? null : Definition.Of(properties[0], build);
    }
}

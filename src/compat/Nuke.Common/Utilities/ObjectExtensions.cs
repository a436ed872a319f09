namespace Nuke.Common.Utilities;

/// <summary>Conditions inside a chain of settings.</summary>
public static class ObjectExtensions
{
    public static T Apply<T>(this T obj, Configure<T> configurator) => configurator is null ? obj : configurator(obj);

    public static T Apply<T, TValue>(this T obj, Configure<T, TValue> configurator, TValue value)
        where T : new() => configurator is null ? obj : configurator(obj, value);

    public static T When<T>(this T obj, bool condition, Configure<T> configurator) => condition ? obj.Apply(configurator) : obj;
    public static T When<T>(this T obj, Func<T, bool> condition, Configure<T> configurator) => condition(obj) ? obj.Apply(configurator) : obj;

    public static T WhenNotNull<T, TObject>(this T obj, TObject other, Func<T, TObject, T> configurator) =>
        other is null ? obj : configurator(obj, other);
}

using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common;

/// <summary>Checks that throw: <see cref="Fail"/> an <see cref="Exception"/>, all others an <see cref="ArgumentException"/>.</summary>
[DebuggerNonUserCode]
[DebuggerStepThrough]
public static class Assert
{
    [DoesNotReturn]
    public static void Fail(string message, Exception exception = null) => throw new Exception(message, exception);

    public static void True([DoesNotReturnIf(false)] bool condition, string message = null, [CallerArgumentExpression(nameof(condition))] string argumentExpression = null)
    {
        if (!condition)
            throw new ArgumentException(message ?? $"Expected to be true: {argumentExpression}");
    }

    public static void False([DoesNotReturnIf(true)] bool condition, string message = null, [CallerArgumentExpression(nameof(condition))] string argumentExpression = null)
    {
        if (condition)
            throw new ArgumentException(message ?? $"Expected to be false: {argumentExpression}");
    }

    public static T NotNull<T>(this T obj, string message = null, [CallerArgumentExpression(nameof(obj))] string argumentExpression = null)
        where T : class => obj ?? throw new ArgumentException(message ?? $"Expected a value: {argumentExpression}");

    public static T? NotNull<T>(this T? obj, string message = null, [CallerArgumentExpression(nameof(obj))] string argumentExpression = null)
        where T : struct => obj ?? throw new ArgumentException(message ?? $"Expected a value: {argumentExpression}");

    public static string NotNullOrEmpty(this string str, string message = null, [CallerArgumentExpression(nameof(str))] string argumentExpression = null) =>
        string.IsNullOrEmpty(str) ? throw new ArgumentException(message ?? $"Expected a text: {argumentExpression}") : str;

    public static string NotNullOrWhiteSpace(this string str, string message = null, [CallerArgumentExpression(nameof(str))] string argumentExpression = null) =>
        string.IsNullOrWhiteSpace(str) ? throw new ArgumentException(message ?? $"Expected a text: {argumentExpression}") : str;

    public static void NotEmpty<T>(IReadOnlyCollection<T> collection, string message = null, [CallerArgumentExpression(nameof(collection))] string argumentExpression = null) =>
        True(collection is { Count: > 0 }, message ?? $"Expected at least one item: {argumentExpression}");

    public static void Empty<T>(IReadOnlyCollection<T> collection, string message = null, [CallerArgumentExpression(nameof(collection))] string argumentExpression = null) =>
        Count(collection, 0, message, argumentExpression);

    public static void Count<T>(IReadOnlyCollection<T> collection, int length, string message = null, [CallerArgumentExpression(nameof(collection))] string argumentExpression = null) =>
        True(collection?.Count == length, message ?? $"Expected {length} items but found {collection?.Count ?? 0}: {argumentExpression}");

    public static void HasSingleItem<T>(IReadOnlyCollection<T> collection, string message = null, [CallerArgumentExpression(nameof(collection))] string argumentExpression = null) =>
        Count(collection, 1, message, argumentExpression);

    public static void FileExists(string path, string message = null, [CallerArgumentExpression(nameof(path))] string argumentExpression = null) =>
        True(File.Exists(path), message ?? $"File '{path}' does not exist ({argumentExpression})");

    public static void DirectoryExists(string path, string message = null, [CallerArgumentExpression(nameof(path))] string argumentExpression = null) =>
        True(Directory.Exists(path), message ?? $"Directory '{path}' does not exist ({argumentExpression})");
}

using System.Text.Json;
using Nuke.Common.ProjectModel;

namespace Nuke.Common.Execution;

/// <summary>Parameters in <c>.nuke/parameters.json</c> and <c>.nuke/parameters.&lt;profile>.json</c>; a later profile wins.</summary>
internal static class ProfileFiles
{
    private const string SchemaKey = "$schema";
    private static readonly Dictionary<string, FileParameter> Parameters = new(StringComparer.Ordinal);
    public static AbsolutePath DefaultFile => NukeDirectory / "parameters.json";
    public static AbsolutePath NukeDirectory => NukeBuild.RootDirectory / ".nuke";
    public static FileParameter Find(string name) => Parameters.GetValueOrDefault(name);

    public static void Load(IReadOnlyCollection<string> profiles)
    {
        if (DefaultFile.FileExists())
            Read(DefaultFile);
        foreach (var profile in profiles)
        {
            var file = NukeDirectory / $"parameters.{profile}.json";
            Assert.FileExists(file, $"Profile '{profile}' has no file '{file}'");
            Read(file);
        }
    }

    private static void Read(AbsolutePath file)
    {
        var text = File.ReadAllText(file);
        if (!HoldsNothing(text))
            Parse(file, text);
    }

    private static void Parse(AbsolutePath file, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Name != SchemaKey && property.Value.ValueKind != JsonValueKind.Null)
                    Parameters[property.Name] = new(property.Name, file, TextsOf(property.Value));
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"'{file}' is not a JSON object of parameters: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Whether it is an object with a reference to its schema alone: four quotes, no comma. Most files are like that, and starting the
    /// JSON reader takes longer than the rest of such a run.
    /// </summary>
    private static bool HoldsNothing(string text) =>
        text.Contains(SchemaKey, StringComparison.Ordinal)
        && text.AsSpan().Count('"') == 4
        && !text.Contains(',')
        && text.AsSpan().Trim() is ['{', .., '}'];

    private static string[] TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(x => x.ToString())],
        _ => [value.ToString()],
    };
}

/// <summary>One parameter of a file, as texts.</summary>
internal sealed record FileParameter(string Name, AbsolutePath File, string[] Values)
{
    private const string EncryptedPrefix = "v1:";

    /// <summary>The texts to convert. Paths count from the root; a secret is not read from a file.</summary>
    public string[] Texts(Type type, Func<bool> isSecret)
    {
        if (isSecret())
        {
            var kind = Values is [var value] && value.StartsWith(EncryptedPrefix, StringComparison.Ordinal) ? "encrypted" : "in plain text";
            throw new ArgumentException($"the secret '{Name}' stands {kind} in '{File}': give it by an environment variable");
        }
        return IsPath(type) ? [.. Values.Select(x => (string)PathText.Resolve(x, NukeBuild.RootDirectory))] : Values;
    }

    private static bool IsPath(Type type)
    {
        var single = type.IsArray ? type.GetElementType() : type;
        return single == typeof(AbsolutePath) || single == typeof(Solution) || single == typeof(Project);
    }
}

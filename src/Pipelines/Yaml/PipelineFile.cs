using System.Text;
using Pipelines.Values;

namespace Pipelines.Yaml;

/// <summary>The file <c>.gitlab-ci.yml</c>. It is ours only when it begins with our header; any other file is never touched.</summary>
public static class PipelineFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>True when the file is there and begins with our header.</summary>
    public static bool IsOurs(string path) => File.Exists(path) && IsOurs(File.ReadAllBytes(path));

    /// <summary>Writes the text when the file holds another or is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What it is to hold.</param>
    /// <param name="name">What the file is called in messages; null = its file name.</param>
    /// <returns>True when it has written.</returns>
    /// <exception cref="DefinitionException">The file is there and is not ours.</exception>
    public static bool Write(string path, string text, string? name = null)
    {
        if (Drift(path, text, name) is null)
        {
            return false;
        }

        // A reader sees the old file or the new one, never a half.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = path + ".new";
        File.WriteAllText(temporary, text, Encoding);
        File.Move(temporary, path, overwrite: true);
        return true;
    }

    /// <summary>How the file differs from the text, with the command that mends it; null when it does not.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What it should hold.</param>
    /// <param name="name">What the file is called in messages; null = its file name.</param>
    /// <exception cref="DefinitionException">The file is there and is not ours.</exception>
    public static string? Drift(string path, string text, string? name = null)
    {
        name ??= Path.GetFileName(path);
        if (!File.Exists(path))
        {
            return YamlText.Missing(name);
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().SequenceEqual(Encoding.GetBytes(text)))
        {
            return null;
        }

        if (!IsOurs(bytes))
        {
            throw YamlText.Foreign(name);
        }

        var old = PlainText(bytes);

        return old == text ? YamlText.OnlyLineEnds(name) : $"{YamlText.Outdated(name)}\n{UnifiedDiff.Of(name, old, text)}";
    }

    private static bool IsOurs(byte[] bytes) => PlainText(bytes).StartsWith(YamlText.HeaderBeginning, StringComparison.Ordinal);

    // An editor may have saved it with a byte order mark or other line ends; it is our file all the same.
    private static string PlainText(byte[] bytes) => Encoding.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
}

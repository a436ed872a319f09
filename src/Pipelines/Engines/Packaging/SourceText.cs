using System.Text;

namespace Pipelines.Engines.Packaging;

/// <summary>The lines of a text file that an author wrote, under the name that messages use.</summary>
internal sealed record SourceText(string Name, IReadOnlyList<string> Lines)
{
    /// <summary><c>file:line</c>, counted from 1.</summary>
    public string At(int line) => $"{Name}:{line}";

    /// <summary>The words of each line that is neither empty nor a comment: the form of most files of debhelper.</summary>
    public IEnumerable<(int Line, string[] Words)> WordLines()
    {
        for (var index = 0; index < Lines.Count; index++)
        {
            var words = Lines[index].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && !words[0].StartsWith('#'))
            {
                yield return (index + 1, words);
            }
        }
    }

    /// <summary>Reads a file; text that is not UTF-8 becomes a mistake and no lines.</summary>
    public static async Task<SourceText> ReadAsync(string file, string name, Mistakes mistakes, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(file, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken);
            return new SourceText(name, text.ReplaceLineEndings("\n").Split('\n'));
        }
        catch (DecoderFallbackException)
        {
            mistakes.Add(PackagingText.NotUtf8(name));
            return new SourceText(name, []);
        }
    }
}

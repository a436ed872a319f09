namespace Pipelines.Engines.CodeQuality;

/// <summary>The lines of the file that was asked for last; findings come sorted by file, and more would only take memory. Not for several threads.</summary>
/// <param name="root">The absolute path of the folder that paths are relative to.</param>
internal sealed class SourceLines(string root)
{
    private readonly List<Range> _lines = [];
    private string? _path;
    private string _text = "";

    /// <summary>The text of a line as it is; empty when there is no such line, or no such file that can be read.</summary>
    public ReadOnlySpan<char> this[string path, int number]
    {
        get
        {
            if (_path != path)
            {
                Read(path);
            }

            return number <= _lines.Count ? _text.AsSpan(_lines[number - 1]) : [];
        }
    }

    private void Read(string path)
    {
        var file = Path.Combine(root, path);
        (_path, _text) = (path, TextOf(file));
        _lines.Clear();
        for (var start = 0; start < _text.Length;)
        {
            var length = _text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? _text.Length : start + length;
            _lines.Add(start..end);
            start = end + (_text.AsSpan(end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
        }
    }

    // What cannot be read, a tool has said before: it shall not cost all the others their findings.
    private static string TextOf(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

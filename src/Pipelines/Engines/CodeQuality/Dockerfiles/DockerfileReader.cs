using System.Text;
using System.Text.RegularExpressions;

namespace Pipelines.Engines.CodeQuality.Dockerfiles;

/// <summary>
/// Reads a Dockerfile into its instructions (https://docs.docker.com/reference/dockerfile/): the escape directive, comments and empty lines within an
/// instruction, and heredocs. It judges nothing, and reads whatever it is given.
/// </summary>
internal sealed partial class DockerfileReader
{
    private readonly string[] _lines;
    private readonly char _escape;
    private int _next;

    private DockerfileReader(string text)
    {
        _lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        _escape = EscapeOf(_lines);
    }

    /// <summary>The instructions in their order, and the heredocs that nothing ends.</summary>
    public static (IReadOnlyList<Instruction> Instructions, IReadOnlyList<(int Line, string Word)> Open) Read(string text)
    {
        var reader = new DockerfileReader(text);
        var instructions = new List<Instruction>();
        var open = new List<(int, string)>();
        while (reader._next < reader._lines.Length)
        {
            if (IsBlankOrComment(reader._lines[reader._next]))
            {
                reader._next++;
            }
            else
            {
                instructions.Add(reader.ReadInstruction(open));
            }
        }

        return (instructions, open);
    }

    // Directives stand before everything else, comments and empty lines too; of another form they are comments, and end the directives.
    private static char EscapeOf(IEnumerable<string> lines) => lines
        .Select(line => Directive().Match(line))
        .TakeWhile(match => match.Success)
        .Where(match => match.Groups["name"].Value.Equals("escape", StringComparison.OrdinalIgnoreCase) && match.Groups["value"].Value is "`" or "\\")
        .Select(match => match.Groups["value"].Value[0])
        .FirstOrDefault('\\');

    private static bool IsBlankOrComment(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    private Instruction ReadInstruction(List<(int Line, string Word)> open)
    {
        var text = new StringBuilder();
        var first = _next;
        var lines = new List<(int, int)>();
        var continues = true;
        while (continues && _next < _lines.Length)
        {
            var line = _lines[_next++];
            if (_next - 1 > first && IsBlankOrComment(line))
            {
                continue;
            }

            lines.Add((text.Length, _next));
            var content = line.TrimEnd();
            continues = content.EndsWith(_escape);
            text.Append(continues ? content[..^1] + " " : content);
        }

        var whole = text.ToString();
        var start = whole.Length - whole.TrimStart().Length;
        var end = whole.AsSpan(start).IndexOfAny(' ', '\t') is var blank and >= 0 ? start + blank : whole.Length;
        var keyword = whole[start..end].ToUpperInvariant();
        var body = new StringBuilder(whole[end..]);
        var places = lines.Select(line => (Math.Max(line.Item1 - end, 0), line.Item2)).ToList();
        if (keyword is "RUN" or "COPY" or "ADD")
        {
            ReadHeredocs(whole[end..], body, places, open);
        }

        return new Instruction(keyword, body.ToString(), first + 1, places);
    }

    private void ReadHeredocs(string command, StringBuilder body, List<(int, int)> places, List<(int Line, string Word)> open)
    {
        var line = _next;
        foreach (Match heredoc in Heredoc().Matches(command))
        {
            var (word, stripsTabs) = (heredoc.Groups["word"].Value, heredoc.Groups["tabs"].Success);
            var from = _next;
            while (_next < _lines.Length && (stripsTabs ? _lines[_next].TrimStart('\t') : _lines[_next]) != word)
            {
                body.Append('\n');
                places.Add((body.Length, _next + 1));
                body.Append(_lines[_next++]);
            }

            if (_next >= _lines.Length)
            {
                open.Add((line, word));
                _next = _lines.Length;
            }

            _next += from <= _next ? 1 : 0;
        }
    }

    [GeneratedRegex(@"^\s*#\s*(?<name>[A-Za-z][A-Za-z0-9_-]*)\s*=\s*(?<value>.*?)\s*$")]
    private static partial Regex Directive();

    // Not '<<<', which is a shell's here-string, and not a shift of numbers.
    [GeneratedRegex("""(?<!<)<<(?<tabs>-)?(?<quote>["']?)(?<word>[A-Za-z_][A-Za-z0-9_]*)\k<quote>""")]
    private static partial Regex Heredoc();
}

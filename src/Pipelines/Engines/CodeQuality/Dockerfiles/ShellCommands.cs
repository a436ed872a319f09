using System.Text;
using System.Text.Json;

namespace Pipelines.Engines.CodeQuality.Dockerfiles;

/// <summary>One simple command of a RUN: its words, and where in the instruction's text it begins.</summary>
internal sealed record ShellCommand(IReadOnlyList<string> Words, int Offset);

/// <summary>Takes the shell code of a RUN apart, as far as its rules need: quotes, what parts commands, and what may stand in front of one.</summary>
internal static class ShellCommands
{
    private static readonly HashSet<string> InFront = ["then", "do", "else", "{", "(", "!", "if", "while", "until", "sudo", "time", "exec", "command"];

    /// <summary>The commands in their order; a RUN in JSON's form is one command.</summary>
    public static IReadOnlyList<ShellCommand> Of(Instruction run)
    {
        var code = run.Text.TrimStart();
        var skipped = run.Text.Length - code.Length;
        foreach (var flag in run.Flags)
        {
            var rest = code[flag.Length..].TrimStart();
            skipped += code.Length - rest.Length;
            code = rest;
        }

        return JsonForm(code) is { } words
            ? [new ShellCommand(words, skipped)]
            : [.. Split(code).Select(command => command with { Words = [.. command.Words.SkipWhile(IsInFront)], Offset = command.Offset + skipped }).Where(command => command.Words.Count > 0)];
    }

    /// <summary>The words of an instruction in JSON's form; null when it has the shell's.</summary>
    public static IReadOnlyList<string>? JsonForm(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("["))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(text);
        }
        catch (JsonException)
        {
            // Docker takes it for the shell's form too.
            return null;
        }
    }

    private static bool IsInFront(string word) => InFront.Contains(word) || (word.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign && word[..sign].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));

    private static IEnumerable<ShellCommand> Split(string code)
    {
        var (words, word, quote, start) = (new List<string>(), new StringBuilder(), '\0', 0);
        for (var index = 0; index < code.Length; index++)
        {
            var letter = code[index];
            if (quote != '\0' || letter is '"' or '\'')
            {
                quote = quote == '\0' ? letter : quote == letter ? '\0' : quote;
                word.Append(letter is '"' or '\'' ? "" : letter);
                continue;
            }

            var parts = letter is ';' or '&' or '|' or '\n' or '(' or ')';
            if (!parts && !char.IsWhiteSpace(letter))
            {
                start = words.Count == 0 && word.Length == 0 ? index : start;
                word.Append(letter);
                continue;
            }

            Finish();
            if (parts && words.Count > 0)
            {
                yield return new ShellCommand([.. words], start);
                words.Clear();
            }
        }

        Finish();
        if (words.Count > 0)
        {
            yield return new ShellCommand(words, start);
        }

        void Finish()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }
}

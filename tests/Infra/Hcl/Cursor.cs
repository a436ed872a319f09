namespace Infra.Hcl;

/// <summary>The text of a file and a place in it. Newlines count or not, depending on the innermost bracket.</summary>
internal sealed class Cursor(string file, string text)
{
    private readonly Stack<bool> newlinesCount = new([true]);

    public string File => file;

    public int At { get; private set; }

    public int Line { get; private set; } = 1;

    public char Here => At < text.Length ? text[At] : '\0';

    public bool IsAtEnd => At >= text.Length;

    public char Ahead(int distance) => At + distance < text.Length ? text[At + distance] : '\0';

    public void Enter(bool newlines) => newlinesCount.Push(newlines);

    public void Leave() => newlinesCount.Pop();

    public char Take()
    {
        var taken = Here;
        Line += taken == '\n' ? 1 : 0;
        At++;
        return taken;
    }

    /// <summary>Passes over blanks and comments, and over newlines where they do not count.</summary>
    public void Skip() => SkipWhile(newlines: !newlinesCount.Peek());

    /// <summary>Passes over blanks, comments and newlines.</summary>
    public void SkipLines() => SkipWhile(newlines: true);

    public bool Sees(string token)
    {
        Skip();
        return string.CompareOrdinal(text, At, token, 0, token.Length) == 0;
    }

    public bool TryTake(string token)
    {
        if (!Sees(token))
        {
            return false;
        }

        for (var index = 0; index < token.Length; index++)
        {
            Take();
        }

        return true;
    }

    public void Expect(string token)
    {
        if (!TryTake(token))
        {
            throw Error($"'{token}' was expected, not '{(IsAtEnd ? "the end" : Here)}'");
        }
    }

    public bool SeesWord()
    {
        Skip();
        return char.IsAsciiLetter(Here) || Here == '_';
    }

    /// <summary>An identifier; it may contain '-', as names of blocks and attributes may.</summary>
    public string Word()
    {
        if (!SeesWord())
        {
            throw Error($"a name was expected, not '{Here}'");
        }

        var start = At;
        while (char.IsAsciiLetterOrDigit(Here) || Here is '_' or '-')
        {
            Take();
        }

        return text[start..At];
    }

    /// <summary>True, and taken, when the next word is this one.</summary>
    public bool TryWord(string word) =>
        Sees(word) && !(char.IsAsciiLetterOrDigit(Ahead(word.Length)) || Ahead(word.Length) is '_' or '-') && TryTake(word);

    public HclException Error(string reason) => new($"{file}:{Line}", reason);

    private void SkipWhile(bool newlines)
    {
        while (true)
        {
            if (Here is ' ' or '\t' or '\r' || (newlines && Here == '\n'))
            {
                Take();
            }
            else if (Here == '#' || (Here == '/' && Ahead(1) == '/'))
            {
                while (!IsAtEnd && Here != '\n')
                {
                    Take();
                }
            }
            else if (Here == '/' && Ahead(1) == '*')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        var end = text.IndexOf("*/", At + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Error("the comment does not end");
        }

        while (At < end + 2)
        {
            Take();
        }
    }
}

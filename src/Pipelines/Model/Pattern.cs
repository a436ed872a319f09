using System.Text;
using System.Text.RegularExpressions;
using Pipelines.Values;

namespace Pipelines.Model;

/// <summary>The right side of <c>=~</c> and <c>!~</c>: <c>/…/</c> in RE2 syntax, which has no look-around and no back-references.</summary>
public sealed record Pattern
{
    private const string FlagLetters = "ismU";

    private readonly PlainPattern? _plain;
    private readonly Lazy<Regex> _engine;

    /// <summary>Takes what stands between the slashes; a slash in it is escaped here.</summary>
    /// <param name="expression">At least two characters: GitLab takes <c>/./</c> for a syntax error.</param>
    /// <param name="ignoreCase">The flag <c>i</c>.</param>
    /// <exception cref="DefinitionException">It is too short, has a line break, ends in a backslash, or RE2 could not read it.</exception>
    public Pattern(string expression, bool ignoreCase = false)
        : this(expression, ignoreCase ? PatternFlags.IgnoreCase : PatternFlags.None)
    {
    }

    /// <summary>Takes what stands between the slashes, and the flags behind them.</summary>
    /// <exception cref="DefinitionException">It is too short, has a line break, ends in a backslash, or RE2 could not read it.</exception>
    public Pattern(string expression, PatternFlags flags)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = EscapeSlashes(expression);
        Flags = flags;
        if (Expression.Length < 2 || expression.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            throw ModelText.BadPattern(expression, "a pattern of at least two characters in one line was expected");
        }

        if (Expression[^1] == '\\')
        {
            throw ModelText.BadPattern(expression, @"GitLab takes a slash after a backslash for a part of the pattern, so it may not end in one; write '[\\]' for a backslash");
        }

        // Translated here, so that a mistake shows where it was written; made when somebody asks, for most runs only print.
        string translated;
        try
        {
            translated = Re2.ToDotNet(expression, flags);
        }
        catch (FormatException exception)
        {
            throw ModelText.BadPattern(expression, $"GitLab's engine, RE2, could not read it: {exception.Message}");
        }

        _plain = flags == PatternFlags.None ? PlainPattern.Read(expression) : null;
        _engine = new(() => new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (flags.HasFlag(PatternFlags.IgnoreCase) ? RegexOptions.IgnoreCase : RegexOptions.None)));
    }

    /// <summary>What stands between the slashes, with slashes escaped.</summary>
    public string Expression { get; }

    /// <summary>The flags.</summary>
    public PatternFlags Flags { get; }

    /// <summary>The texts that match, when they are these words and no others; null when they are more than can be listed.</summary>
    internal IReadOnlyList<string>? Words => _plain?.Whole;

    /// <summary>A pattern that heeds case.</summary>
    public static implicit operator Pattern(string expression) => new(expression);

    /// <summary>True when some part of the text matches.</summary>
    public bool IsMatch(string text) => _plain?.IsMatch(text) ?? _engine.Value.IsMatch(text);

    /// <summary>Equal expressions with equal flags are equal.</summary>
    public bool Equals(Pattern? other) => other is not null && Expression == other.Expression && Flags == other.Flags;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Expression);

    /// <summary><c>/…/</c> with its flags.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append('/').Append(Expression).Append('/');
        for (var i = 0; i < FlagLetters.Length; i++)
        {
            if (Flags.HasFlag((PatternFlags)(1 << i)))
            {
                text.Append(FlagLetters[i]);
            }
        }

        return text.ToString();
    }

    /// <summary>The flag of a letter behind the slash; null when GitLab knows none.</summary>
    internal static PatternFlags? FlagOf(char letter) => FlagLetters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? (PatternFlags)(1 << place) : null;

    private static string EscapeSlashes(string expression)
    {
        if (!expression.Contains('/', StringComparison.Ordinal))
        {
            return expression;
        }

        var text = new StringBuilder(expression.Length);
        for (var i = 0; i < expression.Length; i++)
        {
            if (expression[i] == '\\' && i + 1 < expression.Length)
            {
                text.Append(expression[i++]);
            }
            else if (expression[i] == '/')
            {
                text.Append('\\');
            }

            text.Append(expression[i]);
        }

        return text.ToString();
    }
}

/// <summary>The flags of a <see cref="Pattern"/>, those of RE2: https://github.com/google/re2/wiki/Syntax.</summary>
[Flags]
public enum PatternFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary><c>i</c>: case does not matter.</summary>
    IgnoreCase = 1,

    /// <summary><c>s</c>: a dot matches a line break too.</summary>
    DotMatchesLineBreak = 2,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> match at every line.</summary>
    ManyLines = 4,

    /// <summary><c>U</c>: repetitions take as little as they can; it changes nothing about whether a text matches.</summary>
    Ungreedy = 8,
}

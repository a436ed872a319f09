using System.Text;
using System.Text.RegularExpressions;
using Pipelines.Values;

namespace Pipelines.Model;

/// <summary>The right side of <c>=~</c> and <c>!~</c>: <c>/…/</c> in RE2 syntax, which has no look-around and no back-references.</summary>
public sealed record Pattern
{
    /// <summary>Takes what stands between the slashes; a slash in it is escaped here.</summary>
    /// <param name="expression">At least two characters: GitLab takes <c>/./</c> for a syntax error.</param>
    /// <param name="ignoreCase">The flag <c>i</c>.</param>
    /// <exception cref="DefinitionException">It is too short, has a line break, or RE2 could not read it.</exception>
    public Pattern(string expression, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(expression);
        Expression = EscapeSlashes(expression);
        IgnoreCase = ignoreCase;
        if (expression.Length < 2 || expression.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            throw ModelText.BadPattern(expression, "a pattern of at least two characters in one line was expected", innerReason: null);
        }

        try
        {
            // .NET's engine without backtracking refuses what RE2 refuses: look-around, back-references, atomic groups.
            Engine = new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw ModelText.BadPattern(expression, "GitLab's engine, RE2, could not read it", exception.Message);
        }
    }

    /// <summary>What stands between the slashes, with slashes escaped.</summary>
    public string Expression { get; }

    /// <summary>The flag <c>i</c>.</summary>
    public bool IgnoreCase { get; }

    private Regex Engine { get; }

    /// <summary>A pattern that heeds case.</summary>
    public static implicit operator Pattern(string expression) => new(expression);

    /// <summary>True when some part of the text matches.</summary>
    public bool IsMatch(string text) => Engine.IsMatch(text);

    /// <summary>Equal expressions with equal flags are equal.</summary>
    public bool Equals(Pattern? other) => other is not null && Expression == other.Expression && IgnoreCase == other.IgnoreCase;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StringComparer.Ordinal.GetHashCode(Expression), IgnoreCase);

    /// <summary><c>/…/</c> with its flag.</summary>
    public override string ToString() => $"/{Expression}/{(IgnoreCase ? "i" : "")}";

    private static string EscapeSlashes(string expression)
    {
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

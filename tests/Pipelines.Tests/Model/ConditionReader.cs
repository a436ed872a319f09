using System.Text.RegularExpressions;
using Pipelines.Model;

namespace Pipelines.Tests.Model;

/// <summary>Reads GitLab's condition syntax by its own precedence (comparison, &amp;&amp;, ||), so that what is printed can be read back.</summary>
internal sealed class ConditionReader
{
    private readonly Queue<string> _tokens;

    private ConditionReader(string text) =>
        _tokens = new(Regex.Matches(text, @"""[^""]*""|'[^']*'|/(?:\\.|[^/\\])+/i?|\$\w+|null|&&|\|\||==|!=|=~|!~|[()]|\S").Select(match => match.Value));

    public static Condition Read(string text)
    {
        var reader = new ConditionReader(text);
        var condition = reader.Or();
        return reader._tokens.Count == 0 ? condition : throw new FormatException($"'{reader._tokens.Peek()}' is left of {text}");
    }

    private Condition Or()
    {
        var left = And();
        while (_tokens.TryPeek(out var token) && token == "||")
        {
            _tokens.Dequeue();
            left |= And();
        }

        return left;
    }

    private Condition And()
    {
        var left = Term();
        while (_tokens.TryPeek(out var token) && token == "&&")
        {
            _tokens.Dequeue();
            left &= Term();
        }

        return left;
    }

    private Condition Term()
    {
        var token = _tokens.Dequeue();
        if (token == "(")
        {
            var inner = Or();
            return _tokens.Dequeue() == ")" ? inner : throw new FormatException("')' was expected");
        }

        var left = new Variable(token[1..]);
        if (!_tokens.TryPeek(out var sign) || sign is not ("==" or "!=" or "=~" or "!~"))
        {
            return left.IsSet;
        }

        _tokens.Dequeue();
        var right = _tokens.Dequeue();
        return (sign, right[0]) switch
        {
            ("==", 'n') => left.IsUndefined,
            ("!=", 'n') => left.IsDefined,
            ("==", '$') => left == new Variable(right[1..]),
            ("!=", '$') => left != new Variable(right[1..]),
            ("==", _) => left == right[1..^1],
            ("!=", _) => left != right[1..^1],
            ("=~", _) => left.Matches(PatternOf(right)),
            _ => left.DoesNotMatch(PatternOf(right)),
        };
    }

    private static Pattern PatternOf(string text) => new(text[1..text.LastIndexOf('/')], text[^1] == 'i');
}

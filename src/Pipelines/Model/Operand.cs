using Pipelines.Values;

namespace Pipelines.Model;

/// <summary>The right side of <c>==</c> and <c>!=</c>: a text, another variable, or <c>null</c>.</summary>
public abstract record Operand
{
    private Operand()
    {
    }

    /// <summary><c>null</c>: the variable is not defined.</summary>
    public sealed record Undefined : Operand
    {
        /// <summary><c>null</c>.</summary>
        public override string ToString() => "null";
    }

    /// <summary>A text in quotes. GitLab knows no escapes, so it may not hold both kinds of quotes, nor a line break.</summary>
    public sealed record Literal : Operand
    {
        /// <summary>Takes a text.</summary>
        /// <exception cref="DefinitionException">GitLab cannot write this text.</exception>
        public Literal(string text)
        {
            ArgumentNullException.ThrowIfNull(text);
            Text = text.AsSpan().IndexOfAny('\n', '\r') < 0 && !(text.Contains('"', StringComparison.Ordinal) && text.Contains('\'', StringComparison.Ordinal))
                ? text
                : throw ModelText.UnquotableText(text);
        }

        /// <summary>The text, without quotes.</summary>
        public string Text { get; }

        /// <summary>The text in double quotes, or in single ones when it holds a double one.</summary>
        public override string ToString() => Text.Contains('"', StringComparison.Ordinal) ? $"'{Text}'" : $"\"{Text}\"";
    }

    /// <summary>The value of another variable.</summary>
    /// <param name="Variable">The variable.</param>
    public sealed record Other(Variable Variable) : Operand
    {
        /// <summary><c>$NAME</c>.</summary>
        public override string ToString() => Variable.ToString();
    }
}

using System.Text;

namespace Pipelines.Model;

/// <summary>
/// The expression of <c>rules:if</c>: https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions. Written with C# operators,
/// <c>Variables.CommitBranch == "staging" &amp; Variables.CommitTag.IsUndefined</c>, printed as GitLab writes it.
/// </summary>
/// <remarks>
/// <c>&amp;</c> and <c>|</c> lean to the left whatever the brackets in C#, as GitLab's parser does: the printed text reads back as the same tree.
/// There is no "not", as GitLab has none.
/// </remarks>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>Both hold: <c>&amp;&amp;</c>, which binds tighter than <c>||</c>.</summary>
    public static Condition operator &(Condition left, Condition right) =>
        right is Both both ? left & both.Left & both.Right : new Both(left, right);

    /// <summary>At least one holds: <c>||</c>.</summary>
    public static Condition operator |(Condition left, Condition right) =>
        right is Either either ? left | either.Left | either.Right : new Either(left, right);

    /// <summary>The expression as GitLab writes it.</summary>
    public sealed override string ToString()
    {
        var text = new StringBuilder();
        Print(text);
        return text.ToString();
    }

    private protected abstract void Print(StringBuilder text);

    /// <summary><c>$NAME</c>: defined and not empty. The text <c>false</c> is not empty.</summary>
    public sealed record Set : Condition
    {
        internal Set(Variable variable) => Variable = variable;

        /// <summary>The variable.</summary>
        public Variable Variable { get; }

        private protected override void Print(StringBuilder text) => text.Append(Variable);
    }

    /// <summary><c>$NAME == …</c> or <c>$NAME != …</c>.</summary>
    public sealed record Comparison : Condition
    {
        internal Comparison(Variable left, bool equal, Operand right) => (Left, IsEqual, Right) = (left, equal, right);

        /// <summary>The variable on the left.</summary>
        public Variable Left { get; }

        /// <summary>True for <c>==</c>, false for <c>!=</c>.</summary>
        public bool IsEqual { get; }

        /// <summary>What it is compared with.</summary>
        public Operand Right { get; }

        private protected override void Print(StringBuilder text) => text.Append(Left).Append(IsEqual ? " == " : " != ").Append(Right);
    }

    /// <summary><c>$NAME =~ /…/</c> or <c>$NAME !~ /…/</c>. Nothing but a pattern may stand on the right: GitLab takes other texts as a substring search without a word.</summary>
    public sealed record Match : Condition
    {
        internal Match(Variable left, bool matches, Pattern right) => (Left, IsMatch, Right) = (left, matches, right);

        /// <summary>The variable on the left.</summary>
        public Variable Left { get; }

        /// <summary>True for <c>=~</c>, false for <c>!~</c>.</summary>
        public bool IsMatch { get; }

        /// <summary>The pattern.</summary>
        public Pattern Right { get; }

        private protected override void Print(StringBuilder text) => text.Append(Left).Append(IsMatch ? " =~ " : " !~ ").Append(Right);
    }

    /// <summary><c>… &amp;&amp; …</c>.</summary>
    public sealed record Both : Condition
    {
        internal Both(Condition left, Condition right) => (Left, Right) = (left, right);

        /// <summary>The left side; the only one that may be a <see cref="Both"/> itself.</summary>
        public Condition Left { get; }

        /// <summary>The right side.</summary>
        public Condition Right { get; }

        private protected override void Print(StringBuilder text)
        {
            PrintSide(Left, text);
            text.Append(" && ");
            PrintSide(Right, text);
        }

        private static void PrintSide(Condition side, StringBuilder text)
        {
            if (side is Either)
            {
                text.Append('(');
                side.Print(text);
                text.Append(')');
            }
            else
            {
                side.Print(text);
            }
        }
    }

    /// <summary><c>… || …</c>.</summary>
    public sealed record Either : Condition
    {
        internal Either(Condition left, Condition right) => (Left, Right) = (left, right);

        /// <summary>The left side; the only one that may be an <see cref="Either"/> itself.</summary>
        public Condition Left { get; }

        /// <summary>The right side.</summary>
        public Condition Right { get; }

        private protected override void Print(StringBuilder text)
        {
            Left.Print(text);
            text.Append(" || ");
            Right.Print(text);
        }
    }
}

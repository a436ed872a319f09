using System.Text;
using Pipelines.Values;

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

    /// <summary>How many tokens GitLab counts; it refuses an expression of 100 and more: https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/gitlab/ci/pipeline/expression/lexer.rb.</summary>
    public abstract int TokenCount { get; }

    /// <summary>Reads an expression as GitLab does. A variable stands on the left afterwards, whichever side it stood on.</summary>
    /// <exception cref="DefinitionException">GitLab would refuse the expression, or take it for something else than it looks like; the message has the position.</exception>
    public static Condition Parse(string text) => ConditionParser.Parse(text);

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

        /// <inheritdoc/>
        public override int TokenCount => 1;

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

        /// <inheritdoc/>
        public override int TokenCount => 3;

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

        /// <inheritdoc/>
        public override int TokenCount => 3;

        private protected override void Print(StringBuilder text) => text.Append(Left).Append(IsMatch ? " =~ " : " !~ ").Append(Right);
    }

    /// <summary><c>$NAME =~ $OTHER</c> or <c>$NAME !~ $OTHER</c>, where the other holds <c>/…/</c>. When it holds something else, GitLab searches for that text.</summary>
    public sealed record MatchOther : Condition
    {
        internal MatchOther(Variable left, bool matches, Variable right) => (Left, IsMatch, Right) = (left, matches, right);

        /// <summary>The variable on the left.</summary>
        public Variable Left { get; }

        /// <summary>True for <c>=~</c>, false for <c>!~</c>.</summary>
        public bool IsMatch { get; }

        /// <summary>The variable that holds the pattern.</summary>
        public Variable Right { get; }

        /// <inheritdoc/>
        public override int TokenCount => 3;

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

        /// <inheritdoc/>
        public override int TokenCount => Count(Left) + 1 + Count(Right);

        private protected override void Print(StringBuilder text)
        {
            PrintSide(Left, text);
            text.Append(" && ");
            PrintSide(Right, text);
        }

        private static int Count(Condition side) => side.TokenCount + (side is Either ? 2 : 0);

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

        /// <inheritdoc/>
        public override int TokenCount => Left.TokenCount + 1 + Right.TokenCount;

        private protected override void Print(StringBuilder text)
        {
            Left.Print(text);
            text.Append(" || ");
            Right.Print(text);
        }
    }
}

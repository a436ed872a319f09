using CsCheck;
using Pipelines.Model;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Model;

public class ConditionTests
{
    private static readonly Variable A = new("A"), B = new("B"), C = new("C");

    [Fact]
    public void Writes_comparisons_as_gitlab_does()
    {
        Assert.Equal("$CI_COMMIT_BRANCH == \"staging\"", (Variables.CommitBranch == "staging").ToString());
        Assert.Equal("$CI_COMMIT_BRANCH != \"staging\"", (Variables.CommitBranch != "staging").ToString());
        Assert.Equal("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH", (Variables.CommitBranch == Variables.DefaultBranch).ToString());
        Assert.Equal("$CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH", (Variables.CommitBranch != Variables.DefaultBranch).ToString());
        Assert.Equal("$CI_COMMIT_TAG", Variables.CommitTag.IsSet.ToString());
        Assert.Equal("$CI_COMMIT_TAG == null", Variables.CommitTag.IsUndefined.ToString());
        Assert.Equal("$CI_COMMIT_TAG != null", Variables.CommitTag.IsDefined.ToString());
        Assert.Equal("$CI_COMMIT_TAG == \"\"", (Variables.CommitTag == "").ToString());
    }

    [Fact]
    public void Writes_patterns_between_slashes_and_escapes_slashes_in_them()
    {
        Assert.Equal("$A =~ /^release\\/[0-9]+$/", A.Matches("^release/[0-9]+$").ToString());
        Assert.Equal("$A =~ /^release\\/[0-9]+$/", A.Matches(@"^release\/[0-9]+$").ToString());
        Assert.Equal("$A !~ /\\bwip\\b/i", A.DoesNotMatch(new Pattern(@"\bwip\b", ignoreCase: true)).ToString());
    }

    [Fact]
    public void Puts_brackets_where_and_holds_or_and_nowhere_else()
    {
        Assert.Equal("$A && $B || $C", (A.IsSet & B.IsSet | C.IsSet).ToString());
        Assert.Equal("$A || $B && $C", (A.IsSet | B.IsSet & C.IsSet).ToString());
        Assert.Equal("($A || $B) && $C", ((A.IsSet | B.IsSet) & C.IsSet).ToString());
        Assert.Equal("$A && ($B || $C)", (A.IsSet & (B.IsSet | C.IsSet)).ToString());
        Assert.Equal("$A && $B && $C", (A.IsSet & (B.IsSet & C.IsSet)).ToString());
    }

    [Fact]
    public void Leans_to_the_left_whatever_the_brackets_in_the_source() =>
        Assert.Equal((A.IsSet | B.IsSet) | C.IsSet, A.IsSet | (B.IsSet | C.IsSet));

    [Fact]
    public void Quotes_a_text_with_double_quotes_in_single_ones() =>
        Assert.Equal("$A == 'say \"x\"'", (A == "say \"x\"").ToString());

    [Theory]
    [InlineData("it's \"x\"", "it's \"x\"")]
    [InlineData("two\nlines", "two\\nlines")]
    public void Refuses_a_text_that_gitlab_cannot_quote(string text, string shown) =>
        Assert.Equal(
            $"condition text '{shown}': GitLab cannot quote a text with a line break or with both kinds of quotes. Compare by a pattern: variable.Matches(\"…\").",
            Assert.Throws<DefinitionException>(() => A == text).Message);

    [Theory]
    [InlineData("a", "pattern 'a': a pattern of at least two characters in one line was expected. Write one such as '^release-', without slashes around it.")]
    [InlineData("a\nb", "pattern 'a\\nb': a pattern of at least two characters in one line was expected. Write one such as '^release-', without slashes around it.")]
    public void Refuses_a_pattern_that_gitlab_takes_for_a_syntax_error(string pattern, string message) =>
        Assert.Equal(message, Assert.Throws<DefinitionException>(() => new Pattern(pattern)).Message);

    [Theory]
    [InlineData("a\\\\")]
    [InlineData("a\\")]
    public void Refuses_a_pattern_that_ends_in_a_backslash(string pattern) =>
        Assert.Equal(
            $"pattern '{pattern}': GitLab takes a slash after a backslash for a part of the pattern, so it may not end in one; write '[\\\\]' for a backslash. Write one such as '^release-', without slashes around it.",
            Assert.Throws<DefinitionException>(() => new Pattern(pattern)).Message);

    [Theory]
    [InlineData("(?=x)y")]
    [InlineData(@"(a)\1")]
    [InlineData("(open")]
    public void Refuses_a_pattern_that_re2_cannot_read(string pattern) =>
        Assert.StartsWith($"pattern '{pattern}': GitLab's engine, RE2, could not read it: ", Assert.Throws<DefinitionException>(() => new Pattern(pattern)).Message);

    [Theory]
    [InlineData("$A")]
    [InlineData("A-B")]
    [InlineData("1A")]
    [InlineData("")]
    public void Refuses_a_name_that_is_no_variable(string name) =>
        Assert.Equal(
            $"variable '{name}': a name of letters, digits and '_' was expected. Write one such as 'CI_COMMIT_BRANCH', without '$'.",
            Assert.Throws<DefinitionException>(() => new Variable(name)).Message);

    [Fact]
    public void Reads_back_as_the_tree_that_it_was_written_from() =>
        Trees(3).Sample(tree => Assert.Equal(tree, Condition.Parse(tree.ToString())));

    // What GitLab can write: one line, not both kinds of quotes.
    private static Gen<string> Texts { get; } = Gen.OneOf(
        OneOf("", " ", "$A", "${A}", "/a/", "a\\", "\\", "null", "a && b", "(", "it's", "say \"x\"", "# x", ": ", "ü", "日本", "💡", "\t", "\0", "\u2028", "$[[ inputs.x ]]"),
        Gen.Char[' ', '~'].Array[0, 12].Select(letters => new string(letters).Replace('\'', '?')),
        Gen.Char['\0', '\u2100'].Array[0, 8].Select(letters => new string(letters).Replace('"', '?').Replace('\n', '?').Replace('\r', '?')));

    // Hostile texts as literals of a pattern, and patterns as people write them, with every flag.
    private static Gen<Pattern> Patterns { get; } = Gen.Select(
        Gen.OneOf(
            OneOf("a/b", @"a\/b", @"a\\/b", "//", @"\/\/", "^x$", @"\.\d{2}", @"[\\/]", "[/]", "a|b", "''", "\"x\"", "(?i:x)y", @"\x40 && $B", "ü日本💡"),
            Texts.Select(text => "x" + System.Text.RegularExpressions.Regex.Escape(text.Replace("\t", "").Replace("\f", "")) + "x")),
        Gen.Int[0, 15],
        (expression, flags) => new Pattern(expression, (PatternFlags)flags));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Condition> Trees(int depth)
    {
        var variable = OneOf(A, B, C);
        var leaf = Gen.OneOf(
            variable.Select(name => name.IsSet),
            variable.Select(name => name.IsUndefined),
            variable.Select(name => name.IsDefined),
            Gen.Select(variable, variable, (left, right) => left == right),
            Gen.Select(variable, Texts, (left, text) => left != text),
            Gen.Select(variable, Texts, (left, text) => left == text),
            Gen.Select(variable, Patterns, (left, pattern) => left.Matches(pattern)),
            Gen.Select(variable, Patterns, (left, pattern) => left.DoesNotMatch(pattern)),
            Gen.Select(variable, variable, (left, right) => left.DoesNotMatch(right)));
        return depth == 0 ? leaf : Gen.OneOf(
            leaf,
            Gen.Select(Trees(depth - 1), Trees(depth - 1), (left, right) => left & right),
            Gen.Select(Trees(depth - 1), Trees(depth - 1), (left, right) => left | right));
    }
}

using Pipelines.Model;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Model;

public class ConditionParseTests
{
    private static readonly Variable A = new("A"), B = new("B");

    [Theory]
    [InlineData("$A", "$A")]
    [InlineData("  $A==\"x\"&&$B!='y'  ", "$A == \"x\" && $B != \"y\"")]
    [InlineData("\"x\" == $A", "$A == \"x\"")]
    [InlineData("null != $A", "$A != null")]
    [InlineData("$A =~ $B", "$A =~ $B")]
    [InlineData("$A =~ /^a\\/b$/im || ($B)", "$A =~ /^a\\/b$/im || $B")]
    [InlineData("($A || $B) && ($A && $B)", "($A || $B) && $A && $B")]
    [InlineData("$A == \"it's\"\n  || $A == 'say \"x\"'", "$A == \"it's\" || $A == 'say \"x\"'")]
    [InlineData("$A == \"\\\"", "$A == \"\\\"")]
    public void Reads_what_gitlab_reads(string text, string printed) => Assert.Equal(printed, Condition.Parse(text).ToString());

    [Fact]
    public void Binds_comparisons_before_and_before_or() =>
        Assert.Equal(A.IsSet | (B == "x" & A.IsUndefined), Condition.Parse("$A || $B == \"x\" && $A == null"));

    [Theory]
    [InlineData("", 1, "a variable was expected, and the expression ends. Write the rest of it.")]
    [InlineData("$A &&", 6, "a variable was expected, and the expression ends. Write the rest of it.")]
    [InlineData("$A ==", 6, "a value was expected, and the expression ends. Write the rest of it.")]
    [InlineData("&& $A", 1, "a variable was expected, not '&&'. Write a comparison on both sides of '&&' and '||'.")]
    [InlineData("$A $B", 4, "'&&' or '||' was expected before '$B'. Put one of them between.")]
    [InlineData("$A)", 3, "')' closes nothing. Remove it.")]
    [InlineData("$B || ($A", 7, "'(' is not closed. Write ')' where it ends.")]
    [InlineData("\"x\"", 1, "a value by itself is no condition. Compare a variable with it: $NAME == \"text\".")]
    [InlineData("\"x\" == \"y\"", 1, "no variable is compared, so it always has the same truth. Put a variable on one side.")]
    [InlineData("$A == /x/", 7, "'/x/' cannot be compared by '==' or '!='. Use =~ or !~ for a pattern, and quotes for a text.")]
    [InlineData("$A =~ \"x\"", 7, "'\"x\"' is no pattern, and GitLab would search for it in the variable's value. Write the pattern between slashes.")]
    [InlineData("/xy/ =~ $A", 1, "a pattern is matched with a variable on its left. Write $NAME =~ /…/.")]
    [InlineData("!$A", 1, "GitLab has no 'not'. Turn the comparison round: != for ==, !~ for =~, == null or == \"\" for a variable by itself.")]
    [InlineData("$A = \"x\"", 4, "'=' is no comparison. Write '=='.")]
    [InlineData("$A & $B", 4, "'&' stands alone. Write '&&'.")]
    [InlineData("$A < 3", 4, "'<' begins nothing that GitLab knows. Write variables with '$', texts in quotes and patterns between slashes.")]
    [InlineData("${A}", 1, "GitLab does not know '${NAME}' in conditions. Write '$NAME'.")]
    [InlineData("$[[ inputs.a ]]", 1, "inputs are put in before the condition is read, and are not known here. Put the input into a variable and compare that.")]
    [InlineData("$ == 1", 1, "no name comes after '$'. Write '$NAME'.")]
    [InlineData("$A == \"x", 7, "the text that begins with \" does not end in this line. Close it with \".")]
    [InlineData("$A =~ /x\\/", 7, "the pattern that begins with '/' does not end. Close it with '/', and write '\\/' for a slash in it.")]
    [InlineData("$A =~ /x/", 7, "pattern 'x': a pattern of at least two characters in one line was expected. Write one such as '^release-', without slashes around it.")]
    [InlineData("$A =~ /(xy/", 7, "pattern '(xy': GitLab's engine, RE2, could not read it: position 4: ')' is missing. Write one such as '^release-', without slashes around it.")]
    [InlineData("$1A", 1, "variable '1A': a name of letters, digits and '_' was expected. Write one such as 'CI_COMMIT_BRANCH', without '$'.")]
    public void Refuses_what_gitlab_would_refuse_or_take_for_something_else(string text, int position, string what) =>
        Assert.Equal($"condition '{text}', position {position}: {what}", Assert.Throws<DefinitionException>(() => Condition.Parse(text)).Message);

    [Theory]
    [InlineData("$A", 1)]
    [InlineData("$A == null", 3)]
    [InlineData("$A && $B =~ /xy/ || $B", 7)]
    [InlineData("($A || $B) && ($B || $A)", 11)]
    public void Counts_tokens_as_gitlab_does(string text, int count) => Assert.Equal(count, Condition.Parse(text).TokenCount);
}

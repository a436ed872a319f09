using CsCheck;
using Pipelines.Model;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Model;

/// <summary>Patterns mean what RE2 means by them, also where .NET means something else.</summary>
public class PatternTests
{
    [Theory]
    [InlineData("^release-", "release-1", true)]
    [InlineData("^release-", "a release-1", false)]
    [InlineData("lease", "release", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("^b$", "a\nb", false)]
    [InlineData("a.b", "a\nb", false)]
    [InlineData(@"^\d+$", "12", true)]
    [InlineData(@"^\d+$", "٣", false)]
    [InlineData(@"^\w+$", "ü1", false)]
    [InlineData(@"^\W+$", "ü-", true)]
    [InlineData(@"^[\w-]+$", "a-b", true)]
    [InlineData(@"^[^\s]+$", "a b", false)]
    [InlineData(@"^[\D]+$", "ab", true)]
    [InlineData(@"^[]a]+$", "]a", true)]
    [InlineData(@"^[a-c[x]+$", "a[x", true)]
    [InlineData(@"^[a-z-[aeiou]]$", "e]", true)]
    [InlineData("^[[:alpha:]_]+$", "a_b", true)]
    [InlineData("^[[:^alpha:]]+$", "1", null)]
    [InlineData(@"^\pL+$", "ü", true)]
    [InlineData(@"^\p{Lu}\P{Lu}$", "Aa", true)]
    [InlineData(@"^\x41\x{e9}\101$", "AéA", true)]
    [InlineData(@"^\Qa.b*\E+$", "a.b**", true)]
    [InlineData(@"^a{2,3}?$", "aaa", true)]
    [InlineData("^a{,3}$", "a{,3}", true)]
    [InlineData("(?i)^ABC$", "abc", true)]
    [InlineData("^(?i:A)B$", "aB", true)]
    [InlineData("^(?i:A)B$", "ab", false)]
    [InlineData("(?s)a.b", "a\nb", true)]
    [InlineData("(?m)^b$", "a\nb\nc", true)]
    [InlineData("(?P<name>ab)", "ab", true)]
    [InlineData("(?<name>ab)", "ab", true)]
    [InlineData(@"\bwip\b", "a wip.", true)]
    [InlineData("# x", "# x", true)]
    public void Matches_as_re2_does(string pattern, string text, bool? matches)
    {
        if (matches is { } expected)
        {
            Assert.Equal(expected, new Pattern(pattern).IsMatch(text));
        }
        else
        {
            Assert.Throws<DefinitionException>(() => new Pattern(pattern));
        }
    }

    [Theory]
    [InlineData(PatternFlags.IgnoreCase, "ABC", "abc")]
    [InlineData(PatternFlags.DotMatchesLineBreak, "a.c", "a\nc")]
    [InlineData(PatternFlags.ManyLines, "^abc$", "x\nabc")]
    [InlineData(PatternFlags.Ungreedy, "ab+", "abb")]
    public void Heeds_flags(PatternFlags flags, string pattern, string text) => Assert.True(new Pattern(pattern, flags).IsMatch(text));

    [Theory]
    [InlineData("^(dev|sit)$", "sit", true)]
    [InlineData("^(dev|sit)$", "sit ", false)]
    [InlineData("(a|b)c$", "abc", true)]
    [InlineData("^x(a|b)", "xbc", true)]
    [InlineData("ab|cd", "cd", true)]
    [InlineData("^ab|cd$", "abx", true)]
    [InlineData("^(|ab)$", "", true)]
    [InlineData("^ab(c)?$", "ab", true)]
    [InlineData("^(ab)+$", "abab", true)]
    [InlineData(@"^v1\.2$", "v1.2", true)]
    [InlineData(@"^v1\.2$", "v1x2", false)]
    [InlineData(@"^\d\.$", "1.", true)]
    [InlineData("^ab$$", "ab", true)]
    [InlineData("^(^ab)$", "ab", true)]
    public void Spells_words(string pattern, string text, bool matches) => Assert.Equal(matches, new Pattern(pattern).IsMatch(text));

    // The flag changes nothing about whether a text matches, and makes the pattern no list of words: the engine answers.
    [Fact]
    public void Spells_words_as_the_engine_reads_them() =>
        Gen.Select(
                OneOf("a", "b", "ab", @"\.", @"\$", ".", "(a|b)", "(|ab)", "(a)", "|", "a+", "^", "$", "[ab]", "{", "]", "\\d", "ä", "(?:a|b)", "(?i)a").Array[1, 5],
                OneOf("a", "b", "ab", ".", "$", "ä", "A", "1", "{", "]", "\n").Array[0, 5],
                (parts, letters) => (Pattern: string.Concat(parts), Text: string.Concat(letters)))
            .Sample(
                one =>
                {
                    Pattern plain;
                    try
                    {
                        plain = new(one.Pattern);
                    }
                    catch (DefinitionException)
                    {
                        return;
                    }

                    Assert.Equal(new Pattern(one.Pattern, PatternFlags.Ungreedy).IsMatch(one.Text), plain.IsMatch(one.Text));
                },
                iter: 5_000);

    [Theory]
    [InlineData("(?=x)y", "position 1: a group that begins with '(?' names, or sets the flags i, m, s, U; RE2 has no look-around, atomic groups, conditions or comments")]
    [InlineData("(?<=x)y", "position 1: a group that begins with '(?' names, or sets the flags i, m, s, U; RE2 has no look-around, atomic groups, conditions or comments")]
    [InlineData("(?<a-b>y)", "position 1: the name of the group is not made of letters, digits and '_'")]
    [InlineData("(?i", "position 4: ')' is missing")]
    [InlineData("(a)\\1", "position 4: RE2 has no back-reference '\\1'")]
    [InlineData("a\\Z", "position 2: RE2 does not know '\\Z'")]
    [InlineData("a)", "position 2: ')' closes nothing")]
    [InlineData("*a", "position 1: there is nothing that '*' could repeat")]
    [InlineData("a**", "position 3: there is nothing that '*' could repeat")]
    [InlineData("a{1001}", "position 2: RE2 repeats 1000 times at most, and not more often at least than at most")]
    [InlineData("a{3,2}", "position 2: RE2 repeats 1000 times at most, and not more often at least than at most")]
    [InlineData("[ab", "position 1: ']' is missing")]
    [InlineData("[b-a]", "position 1: a range of letters runs backwards, or from or to a set")]
    [InlineData("[[:no:]]", "position 2: '[:no:]' is none of RE2's sets")]
    [InlineData("\\p{Greek}", "position 1: 'Greek' is no general category of Unicode; write a script as a range, '[\\x{370}-\\x{3FF}]'")]
    [InlineData("a\\xg", "position 2: '\\x' wants two hexadecimal digits, or up to four in braces")]
    public void Refuses_what_re2_cannot_read_with_place_and_reason(string pattern, string reason) =>
        Assert.Equal(
            $"pattern '{pattern}': GitLab's engine, RE2, could not read it: {reason}. Write one such as '^release-', without slashes around it.",
            Assert.Throws<DefinitionException>(() => new Pattern(pattern)).Message);

    [Fact]
    public void Prints_flags_in_one_order() =>
        Assert.Equal("/ab/ismU", new Pattern("ab", PatternFlags.Ungreedy | PatternFlags.ManyLines | PatternFlags.IgnoreCase | PatternFlags.DotMatchesLineBreak).ToString());

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

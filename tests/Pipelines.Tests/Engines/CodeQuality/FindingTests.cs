using Pipelines.Engines.CodeQuality;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class FindingTests
{
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(7, 7)]
    public void Begins_at_line_1(int said, int line) => Assert.Equal(line, (Sample.Finding with { Line = said }).Line);

    [Fact]
    public void Begins_at_line_1_when_nothing_is_said() =>
        Assert.Equal(1, new Finding { Tool = "t", Rule = "r", Severity = Severity.Info, Path = "p", Message = "m" }.Line);

    [Fact]
    public void Has_no_column_0() => Assert.Null((Sample.Finding with { Column = 0 }).Column);

    [Fact]
    public void Says_its_message_on_one_line() => Assert.Equal("one two three", (Sample.Finding with { Message = " one\r\n two\tthree\n" }).Message);

    [Theory]
    [InlineData("one two")]
    [InlineData(" one")]
    [InlineData("one ")]
    [InlineData("one  two")]
    [InlineData("one\u00A0two")]
    [InlineData("\u2003")]
    [InlineData("")]
    public void Knows_every_kind_of_space(string said) =>
        Assert.Equal(string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words ? words : "SC2086", (Sample.Finding with { Message = said }).Message);

    [Fact]
    public void Says_its_rule_when_the_tool_says_nothing() => Assert.Equal("SC2086", (Sample.Finding with { Message = " \n" }).Message);

    [Fact]
    public void Sorts_by_file_and_place_whatever_the_order_was()
    {
        Finding[] sorted =
        [
            Sample.Finding with { Path = "B.cs", Line = 9 },
            Sample.Finding with { Path = "a.cs", Line = 2 },
            Sample.Finding with { Path = "a.cs", Line = 2, Column = 4, Tool = "dotnet" },
            Sample.Finding with { Path = "a.cs", Line = 2, Column = 4, Rule = "SC1" },
            Sample.Finding with { Path = "a.cs", Line = 2, Column = 4, Rule = "SC2", Message = "a" },
            Sample.Finding with { Path = "a.cs", Line = 2, Column = 4, Rule = "SC2", Message = "b" },
            Sample.Finding with { Path = "a.cs", Line = 10 },
        ];

        Assert.Equal(sorted, Finding.Sort(sorted.Reverse()));
    }
}

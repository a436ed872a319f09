namespace Nuke.Contract;

/// <summary>Extensions and overrides: when they are called, and with what.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public void Raises_events_by_priority_and_the_build_itself_last() => Assert.Equal(
        [
            "high: created 8 changed 0",
            "low: created 8 changed 0",
            "own: created",
            "high: initialized 8 4",
            "low: initialized 8 4",
            "own: initialized",
            "high: running First Running",
            "low: running First Running",
            "own: running First",
            "high: summary First",
            "low: summary First",
            "high: succeeded First Succeeded",
            "low: succeeded First Succeeded",
            "own: succeeded First",
            "high: skipped Off Skipped",
            "low: skipped Off Skipped",
            "own: skipped Off",
            "high: running Second Running",
            "low: running Second Running",
            "own: running Second",
            "high: succeeded Second Succeeded",
            "low: succeeded Second Succeeded",
            "own: succeeded Second",
            "high: finished",
            "low: finished",
            "own: finished",
        ],
        Told(BuildProcess.Run<Extended>("--word", "changed")));

    [Fact]
    public void Tells_of_a_failure()
    {
        var lines = Told(BuildProcess.Run<Extended>("Bad"));
        Assert.Contains("high: failed Bad Failed", lines);
        Assert.Contains("own: failed Bad", lines);
        Assert.Contains("own: finished", lines);
    }

    [Fact]
    public void Shows_the_help_before_extensions_without_a_priority_are_initialized()
    {
        var lines = Told(BuildProcess.Run<Extended>("--help"));
        Assert.Contains("own: created", lines);
        Assert.Contains("high: initialized 8 4", lines);
        Assert.DoesNotContain("low: initialized 8 4", lines);
        Assert.DoesNotContain("own: initialized", lines);
        Assert.DoesNotContain("own: finished", lines);
    }

    [Theory]
    [InlineData("member = Describe")]
    [InlineData("description = What is known of a target")]
    [InlineData("listed = True")]
    [InlineData("invoked = True")]
    [InlineData("default = False")]
    [InlineData("partitions = 2")]
    [InlineData("needs = First")]
    [InlineData("order = Second")]
    [InlineData("triggers = Cheer")]
    [InlineData("all = First,Second")]
    [InlineData("products = 2")]
    [InlineData("consumed = Produce:made.txt;Second:only.txt")]
    [InlineData("contains = True")]
    [InlineData("status = Running")]
    public void Describes_targets(string line) => Assert.Contains(line, Description.Value.Lines);

    private static readonly Lazy<Outcome> Description = new(() => BuildProcess.Run<Extended>("Describe"));

    private static string[] Told(Outcome outcome) =>
        [.. outcome.Lines.Where(x => x.StartsWith("high: ", StringComparison.Ordinal) || x.StartsWith("low: ", StringComparison.Ordinal) || x.StartsWith("own: ", StringComparison.Ordinal))];
}

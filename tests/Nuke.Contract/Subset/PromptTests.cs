namespace Nuke.Contract.Subset;

/// <summary>A person on a terminal is asked for what is missing; nobody else is.</summary>
public sealed class PromptTests
{
    [Fact]
    public void Asks_for_a_value_that_every_run_needs()
    {
        using var build = BuildProcess.Of<Demanding>();
        var outcome = build.RunOnTerminal("typed\n");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(outcome.Lines, x => x.StartsWith("Token: ", StringComparison.Ordinal));
        Assert.Contains("token = typed", outcome.Lines);
    }

    [Fact]
    public void Refuses_when_nothing_is_typed()
    {
        using var build = BuildProcess.Of<Demanding>();
        Assert.Equal(255, build.RunOnTerminal("\n").ExitCode);
    }

    [Fact]
    public void Names_the_values_to_choose_from()
    {
        using var build = BuildProcess.Of<Choosing>();
        var outcome = build.RunOnTerminal("high\n", "Choose");
        Assert.Contains(outcome.Lines, x => x.StartsWith("Level (High, Low): ", StringComparison.Ordinal));
        Assert.Contains("level = High", outcome.Lines);
    }

    [Fact]
    public void Reads_a_secret_key_by_key()
    {
        using var build = BuildProcess.Of<Choosing>();
        var outcome = build.RunOnTerminal("geheim\n", "Hide");
        Assert.Contains("length = 6", outcome.Lines);
        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public void Asks_nobody_when_the_input_is_no_terminal() => Assert.DoesNotContain("Token: ", BuildProcess.Run<Demanding>().Text, StringComparison.Ordinal);
}

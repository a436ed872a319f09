namespace Nuke.Contract;

/// <summary>Which targets run, and in which order.</summary>
public sealed class PlanTests
{
    [Fact]
    public void Runs_dependencies_before_what_needs_them() =>
        Assert.Equal(["Hook", "Compile", "Pack", "Test", "Deploy"], BuildProcess.Run<Planned>("Deploy").Ran);

    [Fact]
    public void Runs_the_default_target_when_none_is_named() => Assert.Equal("Deploy", BuildProcess.Run<Planned>().Ran[^1]);

    [Fact]
    public void Runs_unrelated_targets_in_reverse_order_of_their_discovery() =>
        Assert.Equal(["Gamma", "Beta", "Alpha"], BuildProcess.Run<Unrelated>("Alpha", "Beta", "Gamma").Ran);

    [Fact]
    public void Does_not_care_in_which_order_targets_are_named() =>
        Assert.Equal(BuildProcess.Run<Planned>("First", "Second").Ran, BuildProcess.Run<Planned>("Second", "First").Ran);

    [Theory]
    [InlineData("first", "SECOND")]
    [InlineData("--target", "First+Second")]
    [InlineData("--target", "First", "Second")]
    public void Finds_targets_whatever_their_case_and_however_they_are_named(params string[] arguments) =>
        Assert.Equal(["Second", "First"], BuildProcess.Run<Planned>(arguments).Ran);

    [Fact]
    public void Orders_by_Before_without_pulling_in()
    {
        Assert.Equal(["First"], BuildProcess.Run<Planned>("First").Ran);
        Assert.Equal(["Early", "First"], BuildProcess.Run<Planned>("First", "Early").Ran);
    }

    [Fact]
    public void Orders_by_After_without_pulling_in()
    {
        Assert.Equal(["Late"], BuildProcess.Run<Planned>("Late").Ran);
        var ran = BuildProcess.Run<Planned>("Late", "Third").Ran;
        Assert.True(Array.IndexOf(ran, "Third") < Array.IndexOf(ran, "Late"));
    }

    [Fact]
    public void Pulls_a_target_in_that_another_is_dependent_for() =>
        Assert.Equal(["Compile", "Hook", "Pack"], BuildProcess.Run<Planned>("Pack").Ran.OrderBy(x => x == "Pack").ThenBy(x => x).ToArray());

    [Fact]
    public void Follows_triggers_until_nothing_is_added() =>
        Assert.Equal(["Release", "Announce", "Cake", "Celebrate"], BuildProcess.Run<Planned>("Release").Ran.OrderBy(x => Rank(x)).ToArray());

    [Fact]
    public void Runs_triggered_targets_after_what_triggers_them()
    {
        var ran = BuildProcess.Run<Planned>("Release").Ran;
        Assert.True(Array.IndexOf(ran, "Release") < Array.IndexOf(ran, "Announce"));
        Assert.True(Array.IndexOf(ran, "Announce") < Array.IndexOf(ran, "Celebrate"));
        Assert.Equal(["Third", "Audit"], BuildProcess.Run<Planned>("Third").Ran);
    }

    [Fact]
    public void Leaves_targets_without_actions_out_of_the_table()
    {
        var outcome = BuildProcess.Run<Planned>("All");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["Second", "First"], outcome.Table.Keys);
    }

    [Fact]
    public void Refuses_a_target_that_does_not_exist_and_lists_those_that_do()
    {
        var outcome = BuildProcess.Run<Planned>("Deplyo");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Empty(outcome.Ran);
        Assert.Contains("Deplyo", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("Announce", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_cycles_even_among_targets_that_would_not_run()
    {
        var outcome = BuildProcess.Run<Cyclic>("Fine");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Empty(outcome.Ran);
        Assert.All(["Egg", "Hen", "Chick"], x => Assert.Contains(x, outcome.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Shows_the_help_when_there_is_no_default_target()
    {
        var outcome = BuildProcess.Run<Undecided>();
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Ran);
        Assert.Contains("Something", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_target_that_depends_on_itself() => Assert.Equal(255, BuildProcess.Run<SelfDependent>().ExitCode);

    [Fact]
    public void Refuses_a_reference_to_a_definition_of_two_properties() => Assert.Equal(255, BuildProcess.Run<Aliased>().ExitCode);

    [Fact]
    public void Fails_a_strict_run_whose_order_is_not_determined() =>
        Assert.Equal(255, BuildProcess.Run<Planned>("First", "--strict").ExitCode);

    private static int Rank(string target) => Array.IndexOf(["Release", "Announce", "Cake", "Celebrate"], target);
}

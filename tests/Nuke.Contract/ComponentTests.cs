namespace Nuke.Contract;

/// <summary>Targets of base classes and of interfaces.</summary>
public sealed class ComponentTests
{
    [Fact]
    public void Runs_default_targets_of_interfaces() => Assert.Equal(["Clean", "Compile", "Verify"], BuildProcess.Run<Composed>().Ran);

    [Fact]
    public void Runs_the_base_definition_and_its_own() =>
        Assert.Equal(["Check of the base", "Check of the build"], BuildProcess.Run<Composed>("Check").Ran);

    [Fact]
    public void Calls_an_explicit_implementation_by_the_name_of_its_property() =>
        Assert.Equal(["Publish of the component", "Publish of the build"], BuildProcess.Run<Composed>("Publish").Ran);

    [Fact]
    public void Does_not_see_private_targets_of_base_classes() => Assert.Equal(255, BuildProcess.Run<Composed>("Hidden").ExitCode);

    [Fact]
    public void Ignores_a_component_that_it_only_tries() => Assert.Equal(["TryNothing"], BuildProcess.Run<Composed>("TryNothing").Ran);

    [Fact]
    public void Takes_the_single_target_of_a_component() => Assert.Equal(["Clean", "FromNowhere"], BuildProcess.Run<Composed>("FromNowhere").Ran);

    [Fact]
    public void Runs_between_setup_and_cleanup() =>
        Assert.Equal(["StartDatabase", "UseDatabase", "StopDatabase"], BuildProcess.Run<Composed>("UseDatabase").Ran);

    [Fact]
    public void Cleans_up_after_a_failure()
    {
        var outcome = BuildProcess.Run<Composed>("BreakDatabase");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Equal(["StartDatabase", "StopDatabase"], outcome.Ran);
    }

    [Fact]
    public void Prefers_the_most_derived_interface() => Assert.Equal(["Publish of the derived component"], BuildProcess.Run<Derived>().Ran);

    [Fact]
    public void Refuses_a_private_member_with_the_name_of_a_component_target()
    {
        var outcome = BuildProcess.Run<NotPublic>();
        Assert.Equal(255, outcome.ExitCode);
        Assert.Contains("must be public", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_the_same_name_from_unrelated_components()
    {
        var outcome = BuildProcess.Run<Ambiguous>();
        Assert.Equal(255, outcome.ExitCode);
        Assert.Contains("must be implemented", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_component_that_the_build_is_not() => Assert.Equal(255, BuildProcess.Run<NotAComponent>().ExitCode);
}

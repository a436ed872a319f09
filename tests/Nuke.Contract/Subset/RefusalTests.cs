namespace Nuke.Contract.Subset;

/// <summary>What our engine says when it cannot go on: plain messages, no crash.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Names_each_cycle() => Refuses(
        BuildProcess.Run<Cyclic>("Fine"),
        """
        Circular dependencies between targets:
          - Egg → Hen → Chick → Egg
        """);

    [Fact]
    public void Lists_the_targets_when_one_does_not_exist() => Refuses(
        BuildProcess.Run<Unrelated>("Delta"),
        """
        Target with name 'Delta' does not exist. Available targets are:
          - Alpha
          - Beta
          - Gamma
        """);

    [Fact]
    public void Names_the_hosts_when_one_does_not_exist() =>
        Refuses(BuildProcess.Run<Planned>("--host", "jenkins"), "Host with name 'jenkins' is not there. Hosts are: GitLab, Terminal");

    [Fact]
    public void Ignores_a_variable_that_names_no_host()
    {
        using var build = BuildProcess.Of<Hosted>().With("HOST", "my-laptop");
        Assert.Contains("host = Terminal", build.Run("Show").Lines);
    }

    [Fact]
    public void Says_that_there_is_no_root()
    {
        using var build = BuildProcess.Of<Planned>();
        Directory.Delete(build.PathOf(".nuke"));
        Refuses(
            build.Run(),
            $"No directory '.nuke' in '{build.Root}' or above it: make one in the root directory of the repository, or give --root");
    }

    [Fact]
    public void Says_that_a_root_does_not_exist() =>
        Refuses(BuildProcess.Run<Planned>("--root", "/no/such/root"), "Root directory '/no/such/root' does not exist");

    [Fact]
    public void Says_what_is_wrong_with_an_engine_parameter() => Refuses(
        BuildProcess.Run<Planned>("--verbosity", "loud"),
        "Parameter --verbosity: 'loud' is not one of Verbose, Normal, Minimal, Quiet");

    [Fact]
    public void Names_everything_that_is_required() => Refuses(
        BuildProcess.Run<Conditional>("Requiring"),
        """
        Target 'Requiring' requires a value for 'Conditional.Needed': give it by --needed, by an environment variable or in .nuke/parameters.json
        Target 'Requiring' requires a value for 'Conditional.Number': give it by --number, by an environment variable or in .nuke/parameters.json
        """);

    [Fact]
    public void Names_the_condition_that_is_required() => Assert.Contains(
        "Target 'RequiringTrue' requires '",
        BuildProcess.Run<Conditional>("RequiringTrue").Text,
        StringComparison.Ordinal);

    [Fact]
    public void Names_a_member_that_every_run_requires() => Refuses(
        BuildProcess.Run<Demanding>(),
        "Member 'Demanding.Token' requires a value: give it by --token, by an environment variable or in .nuke/parameters.json");

    [Fact]
    public void Names_a_target_that_depends_on_itself() =>
        Refuses(BuildProcess.Run<SelfDependent>(), "Target 'Narcissus' cannot relate to itself");

    [Fact]
    public void Names_a_definition_of_two_properties() => Refuses(
        BuildProcess.Run<Aliased>(),
        "A target that 'Other' refers to is more than one property: 'Original' and others");

    [Fact]
    public void Names_a_target_that_must_be_public() =>
        Refuses(BuildProcess.Run<NotPublic>(), "Target 'NotPublic.Clean' must be public: an interface declares it");

    [Fact]
    public void Names_the_components_that_declare_the_same_target() => Refuses(
        BuildProcess.Run<Ambiguous>(),
        "Target 'Clean' must be implemented in 'Ambiguous': it comes from 'ICleans' and 'ICleansToo'");

    [Fact]
    public void Names_the_component_that_the_build_is_not() =>
        Refuses(BuildProcess.Run<NotAComponent>(), "'NotAComponent' is no 'ICleans', which target 'Other' refers to");

    [Fact]
    public void Says_that_nothing_generates_configuration() => Refuses(
        BuildProcess.Run<Planned>("--generate-configuration", "GitLab"),
        "There is no generator of a server's configuration for --generate-configuration");

    [Fact]
    public void Says_what_is_no_partition() =>
        Refuses(BuildProcess.Run<Parametrised>("Split", "--partition", "4/3"), "Parameter --partition: '4/3' is not a Partition: it must be of the form 'i/n' with 1 <= i <= n");

    [Fact]
    public void Says_which_profile_has_no_file()
    {
        using var build = BuildProcess.Of<Parametrised>();
        Refuses(build.Run("Show", "--profile", "none"), $"Profile 'none' has no file '{build.PathOf(".nuke/parameters.none.json")}'");
    }

    [Fact]
    public void Says_where_a_parameters_file_is_broken()
    {
        using var build = BuildProcess.Of<Parametrised>().WithFile(".nuke/parameters.json", "{ \"Text\": ");
        var outcome = build.Run("Show");
        Assert.Equal(255, outcome.ExitCode);
        Assert.Contains($"'{build.PathOf(".nuke/parameters.json")}' is not a JSON object of parameters: ", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("in plain text", "geheim")]
    [InlineData("encrypted", "v1:abc")]
    public void Takes_no_secret_from_a_file(string kind, string value)
    {
        using var build = BuildProcess.Of<Parametrised>().WithFile(".nuke/parameters.json", $$"""{ "ApiKey": "{{value}}" }""");
        var outcome = build.Run("Show");
        Assert.Contains("key = null", outcome.Lines);
        Assert.Contains(
            $"Could not inject value for Parametrised.ApiKey: the secret 'ApiKey' stands {kind} in '{build.PathOf(".nuke/parameters.json")}': give it by an environment variable",
            outcome.Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain(value, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_value_does_not_convert() => Assert.Contains(
        "[WRN] Could not inject value for Parametrised.Number: 'many' is not a number",
        BuildProcess.Run<Parametrised>("Show", "--number", "many").Text,
        StringComparison.Ordinal);

    [Fact]
    public void Says_which_values_are_too_many() => Assert.Contains(
        "[WRN] Could not inject value for Parametrised.Text: one value is expected, but there are 2: a, b",
        BuildProcess.Run<Parametrised>("Show", "--text", "a", "b").Text,
        StringComparison.Ordinal);

    [Fact]
    public void Says_which_variables_are_too_many()
    {
        using var build = BuildProcess.Of<Parametrised>().With("API_KEY", "a").With("NUKE_API_KEY", "b");
        Assert.Contains(
            "[WRN] Could not resolve ApiKey since several environment variables match: API_KEY, NUKE_API_KEY",
            build.Run("Show").Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Says_why_a_build_cannot_be_made() => Refuses(BuildProcess.Run<Stillborn>(), "The stork is lost");

    [Theory]
    [InlineData("created")]
    [InlineData("initialized")]
    [InlineData("finished")]
    public void Says_why_an_extension_point_throws(string where) =>
        Refuses(BuildProcess.Run<Grumpy>("--where", where), $"Grumpy when {where}");

    [Theory]
    [InlineData("running Work", "Tidy")]
    [InlineData("succeeded Work", "Work", "Tidy")]
    public void Runs_what_is_assured_when_an_event_throws(string where, params string[] ran)
    {
        var outcome = BuildProcess.Run<Grumpy>("Later", "Tidy", "--where", where);
        Assert.Equal(255, outcome.ExitCode);
        Assert.Equal(ran, outcome.Ran);
        Assert.Equal("NotRun", outcome.StatusOf("Later"));
        Assert.Contains($"Grumpy when {where}", outcome.Text, StringComparison.Ordinal);
    }

    private static void Refuses(Outcome outcome, string message)
    {
        Assert.Equal(255, outcome.ExitCode);
        Assert.Empty(outcome.Error);
        Assert.Contains("[ERR] " + message.ReplaceLineEndings("\n") + "\n", outcome.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}

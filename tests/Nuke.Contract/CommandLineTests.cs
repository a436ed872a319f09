using System.Text.Json;

namespace Nuke.Contract;

/// <summary>What a person may ask a build for: help, the plan, the schema of its parameters.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Helps_with_targets_and_parameters()
    {
        var outcome = BuildProcess.Run<Planned>("--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.Ran);
        Assert.Contains(outcome.Lines, x => x.Contains("Deploy (default)", StringComparison.Ordinal) && x.Contains("-> Test, Pack", StringComparison.Ordinal));
        Assert.Contains("Brings it out", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Lines, x => x.Trim() == "Secret");
        Assert.Contains("--verbosity", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Helps_with_own_parameters()
    {
        var outcome = BuildProcess.Run<Parametrised>("--help");
        Assert.Contains(outcome.Lines, x => x.Contains("--text", StringComparison.Ordinal) && x.Contains("Some text", StringComparison.Ordinal));
        Assert.Contains("--cloud-region", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("--api-key", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("--unlisted", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("--partition", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_the_plan_and_runs_nothing()
    {
        using var build = BuildProcess.Of<Planned>();
        var outcome = build.Run("Deploy", "--plan");
        Assert.Empty(outcome.Ran);
        var page = File.ReadAllText(build.PathOf(".nuke/temp/execution-plan.html"));
        Assert.Contains("Deploy", page, StringComparison.Ordinal);
        Assert.Contains("Compile", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Describes_its_parameters_in_a_schema()
    {
        using var build = BuildProcess.Of<Parametrised>();
        build.Run("Show");
        using var schema = JsonDocument.Parse(File.ReadAllText(build.PathOf(".nuke/build.schema.json")));
        var own = schema.RootElement.GetProperty("allOf")[0].GetProperty("properties");
        Assert.Equal("string", own.GetProperty("Text").GetProperty("type").GetString());
        Assert.Equal("Some text", own.GetProperty("Text").GetProperty("description").GetString());
        Assert.Equal("integer", own.GetProperty("Number").GetProperty("type").GetString());
        Assert.Equal("boolean", own.GetProperty("Flag").GetProperty("type").GetString());
        Assert.Equal("array", own.GetProperty("Words").GetProperty("type").GetString());
        Assert.Equal(["High", "Low"], Texts(own.GetProperty("Level").GetProperty("enum")));
        Assert.Equal(["Sour", "Sweet"], Texts(own.GetProperty("Flavour").GetProperty("enum")));
        Assert.Equal(["blue", "red"], Texts(own.GetProperty("Colour").GetProperty("enum")));
        Assert.True(own.TryGetProperty("CloudRegion", out _));
        Assert.True(own.GetProperty("ApiKey").TryGetProperty("default", out _));
        Assert.Equal("#/definitions/NukeBuild", schema.RootElement.GetProperty("allOf")[1].GetProperty("$ref").GetString());
        var definitions = schema.RootElement.GetProperty("definitions");
        Assert.Contains("Show", Texts(definitions.GetProperty("ExecutableTarget").GetProperty("enum")));
        Assert.Equal(["Minimal", "Normal", "Quiet", "Verbose"], Texts(definitions.GetProperty("Verbosity").GetProperty("enum")).Order(StringComparer.Ordinal));
        Assert.True(definitions.GetProperty("NukeBuild").GetProperty("properties").TryGetProperty("Skip", out _));
    }

    [Fact]
    public void Makes_a_parameters_file_that_names_the_schema()
    {
        using var build = BuildProcess.Of<Parametrised>();
        build.Run("Show");
        using var parameters = JsonDocument.Parse(File.ReadAllText(build.PathOf(".nuke/parameters.json")));
        Assert.Contains("build.schema.json", parameters.RootElement.GetProperty("$schema").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_after_the_schema_that_completion_reads()
    {
        using var build = BuildProcess.Of<Parametrised>();
        var outcome = build.Run("Show", "--shell-completion");
        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain("text = initial", outcome.Lines);
        Assert.True(File.Exists(build.PathOf(".nuke/build.schema.json")));
    }

    [Fact]
    public void Runs_nothing_when_configuration_is_to_be_generated_that_nothing_generates()
    {
        var outcome = BuildProcess.Run<Planned>("--generate-configuration", "GitLab");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Empty(outcome.Ran);
    }

    [Fact]
    public void Leaves_the_logo_out() => Assert.True(BuildProcess.Run<Planned>("First", "--no-logo").Text.Length < BuildProcess.Run<Planned>("First").Text.Length);

    [Fact]
    public void Takes_the_root_that_is_given()
    {
        using var build = BuildProcess.Of<Hosted>();
        using var other = BuildProcess.Of<Hosted>();
        build.Run("Talk", "--root", other.Root);
        Assert.True(File.Exists(other.PathOf(".nuke/temp/build.log")));
        Assert.False(File.Exists(build.PathOf(".nuke/temp/build.log")));
    }

    [Fact]
    public void Finds_the_root_above_the_working_directory()
    {
        using var build = BuildProcess.Of<Rooted>().WithFile("deep/er/file.txt", "");
        Assert.Contains($"root = {build.Root}", build.Run("--where", "deep/er").Lines);
    }

    private static string?[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetString())];
}

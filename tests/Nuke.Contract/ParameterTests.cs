namespace Nuke.Contract;

/// <summary>Where the values of parameters come from.</summary>
public sealed class ParameterTests
{
    [Theory]
    [InlineData("text = changed", "--text", "changed")]
    [InlineData("text = changed", "-TEXT", "changed")]
    [InlineData("text = last", "--text", "first", "--text", "last")]
    [InlineData("text = initial")]
    [InlineData("number = 12", "--number", "12")]
    [InlineData("maybe = 3", "--maybe", "3")]
    [InlineData("maybe = null")]
    [InlineData("flag = True", "--flag")]
    [InlineData("flag = False", "--flag", "false")]
    [InlineData("level = High", "--level", "high")]
    [InlineData("flavour = sour!", "--flavour", "SOUR")]
    [InlineData("words = [a,b]", "--words", "a", "b")]
    [InlineData("words = []", "--words")]
    [InlineData("words = null")]
    [InlineData("numbers = [1,2]", "--numbers", "1+2")]
    [InlineData("numbers = [1,2]", "--numbers", "1", "2")]
    [InlineData("renamed = x", "--renamed", "x")]
    [InlineData("key = k", "--api-key", "k")]
    [InlineData("key = k", "--apikey", "k")]
    [InlineData("getonly = g", "--get-only", "g")]
    [InlineData("name = Ada", "--name", "Ada")]
    [InlineData("name = nobody")]
    [InlineData("loud = True", "--loud")]
    [InlineData("region = eu", "--cloud-region", "eu")]
    [InlineData("region = null", "--region", "eu")]
    [InlineData("greeting = Hello from Greeting, initial")]
    [InlineData("silence = null")]
    [InlineData("demanded = null")]
    [InlineData("partition = 1/1")]
    [InlineData("partition = 2/3", "--partition", "2/3")]
    public void Takes_values_from_the_command_line(string line, params string[] arguments) =>
        Assert.Contains(line, BuildProcess.Run<Parametrised>(["Show", .. arguments]).Lines);

    [Theory]
    [InlineData("number = 7", "--number", "many")]
    [InlineData("text = initial", "--text", "a", "b")]
    [InlineData("level = Low", "--level", "middle")]
    public void Warns_about_values_that_do_not_convert_and_leaves_the_initializer(string line, params string[] arguments)
    {
        var outcome = BuildProcess.Run<Parametrised>(["Show", .. arguments]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(line, outcome.Lines);
        Assert.Contains("[WRN]", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date = 2026-01-31", "--due-date", "2026-01-31")]
    [InlineData("date = null")]
    [InlineData("price = 1.5", "--unit-price", "1.5")]
    [InlineData("count = 9876543210", "--byte-count", "9876543210")]
    [InlineData("wait = 00:01:30", "--wait-time", "00:01:30")]
    [InlineData("item = 6f9619ff-8b86-d011-b42d-00c04fc964ff", "--item-id", "6F9619FF-8B86-D011-B42D-00C04FC964FF")]
    [InlineData("page = https://example.com/a", "--home-page", "https://example.com/a")]
    [InlineData("any = High", "--any-level", "HIGH")]
    [InlineData("any = null")]
    [InlineData("levels = High,Low", "--levels", "high", "low")]
    [InlineData("flavours = sour!,sweet!", "--flavours", "Sour", "Sweet")]
    public void Converts_values_to_every_common_type(string line, params string[] arguments) =>
        Assert.Contains(line, BuildProcess.Run<Typed>(arguments).Lines);

    [Fact]
    public void Takes_relative_paths_from_the_working_directory()
    {
        using var build = BuildProcess.Of<Parametrised>();
        Assert.Contains($"folder = {build.PathOf("a/c")}", build.Run("Show", "--folder", "a/b/../c").Lines);
        using var typed = BuildProcess.Of<Typed>();
        Assert.Contains($"folders = {typed.PathOf("a")},/b", typed.Run("--folders", "a", "/b").Lines);
    }

    [Theory]
    [InlineData("Text", "text = from outside")]
    [InlineData("TEXT", "text = from outside")]
    [InlineData("NUKE_TEXT", "text = from outside")]
    [InlineData("API_KEY", "key = from outside")]
    [InlineData("NUKE_API_KEY", "key = from outside")]
    [InlineData("CLOUD_REGION", "region = from outside")]
    public void Takes_values_from_the_environment(string variable, string line)
    {
        using var build = BuildProcess.Of<Parametrised>().With(variable, "from outside");
        Assert.Contains(line, build.Run("Show").Lines);
    }

    [Fact]
    public void Takes_no_value_from_two_variables()
    {
        using var build = BuildProcess.Of<Parametrised>().With("API_KEY", "a").With("NUKE_API_KEY", "b");
        var outcome = build.Run("Show");
        Assert.Contains("key = null", outcome.Lines);
        Assert.Contains("[WRN]", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_an_empty_variable_for_a_switch_that_is_off()
    {
        using var build = BuildProcess.Of<Parametrised>().With("Flag", "").With("Text", "");
        var outcome = build.Run("Show");
        Assert.Contains("flag = False", outcome.Lines);
        Assert.Contains("text = initial", outcome.Lines);
    }

    [Fact]
    public void Takes_values_from_the_parameters_file()
    {
        using var build = BuildProcess.Of<Parametrised>().WithFile(
            ".nuke/parameters.json",
            """{ "Text": "from file", "Flag": true, "Number": 5, "Words": ["x", "y"], "Level": "High", "Name": "Grace", "CloudRegion": "us", "Folder": "sub/dir" }""");
        var outcome = build.Run("Show");
        Assert.Contains("text = from file", outcome.Lines);
        Assert.Contains("flag = True", outcome.Lines);
        Assert.Contains("number = 5", outcome.Lines);
        Assert.Contains("words = [x,y]", outcome.Lines);
        Assert.Contains("level = High", outcome.Lines);
        Assert.Contains("name = Grace", outcome.Lines);
        Assert.Contains("region = us", outcome.Lines);
        Assert.Contains($"folder = {build.PathOf("sub/dir")}", outcome.Lines);
    }

    [Fact]
    public void Prefers_the_command_line_to_the_environment_to_the_last_profile_to_the_parameters_file()
    {
        using var build = BuildProcess.Of<Parametrised>()
            .WithFile(".nuke/parameters.json", """{ "Text": "default", "Number": 1, "Renamed": "default", "Colour": "default" }""")
            .WithFile(".nuke/parameters.one.json", """{ "Text": "one", "Number": 2, "Renamed": "one" }""")
            .WithFile(".nuke/parameters.two.json", """{ "Text": "two", "Number": 3 }""")
            .With("Number", "4");
        var outcome = build.Run("Show", "--profile", "one", "two", "--text", "line");
        Assert.Contains("text = line", outcome.Lines);
        Assert.Contains("number = 4", outcome.Lines);
        Assert.Contains("renamed = one", outcome.Lines);
        Assert.Contains("colour = default", outcome.Lines);
        Assert.Contains("profiles = one,two", outcome.Lines);
    }

    [Fact]
    public void Reads_the_names_in_files_with_their_case()
    {
        using var build = BuildProcess.Of<Parametrised>().WithFile(".nuke/parameters.json", """{ "text": "from file" }""");
        Assert.Contains("text = initial", build.Run("Show").Lines);
    }

    [Fact]
    public void Fails_when_a_profile_has_no_file() => Assert.Equal(255, BuildProcess.Run<Parametrised>("Show", "--profile", "nowhere").ExitCode);

    [Fact]
    public void Warns_about_an_injection_that_fails_unless_it_is_optional()
    {
        var warnings = BuildProcess.Run<Parametrised>("Show").Lines.Where(x => x.Contains("[WRN]", StringComparison.Ordinal)).ToList();
        Assert.Contains(warnings, x => x.Contains("Silence", StringComparison.Ordinal));
        Assert.DoesNotContain(warnings, x => x.Contains("Quiet", StringComparison.Ordinal));
    }

    [Fact]
    public void Injects_on_demand_what_a_planned_target_requires() =>
        Assert.Contains("demanded = Hello from Demanded, initial", BuildProcess.Run<Parametrised>("Demand").Lines);

    [Fact]
    public void Splits_work_into_partitions() =>
        Assert.Contains("part = 2,5", BuildProcess.Run<Parametrised>("Split", "--partition", "2/3").Lines);

    [Fact]
    public void Gives_build_classes_the_arguments()
    {
        var outcome = BuildProcess.Run<Parametrised>("Arguments", "--number", "12");
        Assert.Contains("has = True", outcome.Lines);
        Assert.Contains("named = 12", outcome.Lines);
        Assert.Contains("position = Arguments", outcome.Lines);
        Assert.Contains("invoked = Arguments", outcome.Lines);
        Assert.Contains("last = Arguments,--number,12", outcome.Lines);
    }
}

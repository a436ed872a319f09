using System.Text.RegularExpressions;

namespace Nuke.Contract;

/// <summary>Hosts, the log, and GitLab.</summary>
public sealed partial class HostTests
{
    [Theory]
    [InlineData("host = Terminal")]
    [InlineData("local = True")]
    [InlineData("server = False")]
    [InlineData("injected = False")]
    [InlineData("instance = False")]
    [InlineData("verbosity = Normal")]
    public void Runs_on_a_terminal_when_there_is_no_server(string line) => Assert.Contains(line, OnTerminal.Value.Lines);

    [Theory]
    [InlineData("host = GitLab")]
    [InlineData("local = False")]
    [InlineData("server = True")]
    [InlineData("injected = True")]
    [InlineData("instance = True")]
    [InlineData("job = 1234567890123")]
    [InlineData("branch = staging")]
    [InlineData("interface = abc")]
    [InlineData("protected = True")]
    [InlineData("missing = 0")]
    [InlineData("none = False")]
    [InlineData("directory = /builds/x")]
    [InlineData("user = ada")]
    [InlineData("visibility = Internal")]
    [InlineData("target = main")]
    [InlineData("api = https://gitlab.example/api/v4")]
    [InlineData("environment = staging")]
    public void Knows_what_GitLab_says(string line) => Assert.Contains(line, OnGitLab.Value.Lines);

    [Fact]
    public void Takes_the_host_that_is_asked_for()
    {
        Assert.Contains("host = GitLab", BuildProcess.Run<Hosted>("--host", "gitlab").Lines);
        using var build = BuildProcess.Of<Hosted>().With("GITLAB_CI", "true");
        Assert.Contains("host = Terminal", build.Run("--host", "Terminal").Lines);
    }

    [Fact]
    public void Puts_each_target_into_a_section_of_GitLab()
    {
        using var build = BuildProcess.Of<Hosted>().With("GITLAB_CI", "true");
        var raw = build.Run("Talk").Raw;
        var start = SectionStart("Talk").Match(raw);
        Assert.True(start.Success);
        Assert.Matches($"\u001b\\[0Ksection_end:\\d+:{start.Groups["id"].Value}\r\u001b\\[0K", raw);
        Assert.Matches(SectionStart("Errors & Warnings"), raw);
    }

    [Fact]
    public void Begins_and_ends_sections_of_one_s_own()
    {
        using var build = BuildProcess.Of<Hosted>().With("GITLAB_CI", "true");
        var raw = build.Run("Sections").Raw;
        var start = SectionStart("Inner part", collapsed: false).Match(raw);
        Assert.True(start.Success);
        var end = Regex.Match(raw, $"\u001b\\[0Ksection_end:\\d+:{start.Groups["id"].Value}\r\u001b\\[0K");
        Assert.True(end.Index > raw.IndexOf("inside", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Verbose", "VRB", "DBG", "INF", "WRN", "ERR")]
    [InlineData("Normal", "DBG", "INF", "WRN", "ERR")]
    [InlineData("Minimal", "WRN", "ERR")]
    [InlineData("Quiet", "ERR")]
    public void Logs_as_much_as_the_verbosity_says(string verbosity, params string[] levels)
    {
        var lines = BuildProcess.Run<Hosted>("Talk", "--verbosity", verbosity).Lines;
        Assert.Equal(levels, lines.Select(x => LogLine().Match(x)).Where(x => x.Success).Select(x => x.Groups["level"].Value).Distinct().ToArray());
        Assert.Contains(lines, x => x.StartsWith("Total", StringComparison.Ordinal));
    }

    [Fact]
    public void Writes_lines_with_time_and_level_and_texts_without_quotes() =>
        Assert.Contains(BuildProcess.Run<Hosted>("Talk").Lines, x => InformationLine().IsMatch(x));

    [Fact]
    public void Writes_structured_values() => Assert.Contains("a structured line { A: 1 } [1, 2]", BuildProcess.Run<Hosted>("Talk").Text, StringComparison.Ordinal);

    [Fact]
    public void Repeats_warnings_and_errors_with_their_target()
    {
        var repeated = BuildProcess.Run<Hosted>("Talk").Lines.SkipWhile(x => !x.Contains("Errors & Warnings", StringComparison.Ordinal)).ToList();
        Assert.Contains("[WRN] Talk: a warning line", repeated);
        Assert.Contains("[ERR] Talk: an error line", repeated);
    }

    [Fact]
    public void Keeps_its_own_output_to_itself_when_told_so() =>
        Assert.Equal(["[WRN] only this"], BuildProcess.Run<Silent>().Lines.Where(x => x.Length > 0).ToArray());

    [Fact]
    public void Keeps_log_files_of_a_local_build()
    {
        using var build = BuildProcess.Of<Hosted>();
        build.Run("Talk");
        var log = File.ReadAllText(build.PathOf(".nuke/temp/build.log"));
        Assert.Contains("a warning line", log, StringComparison.Ordinal);
        Assert.Contains("Talk", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_no_log_files_of_a_build_on_a_server()
    {
        using var build = BuildProcess.Of<Hosted>().With("GITLAB_CI", "true");
        build.Run("Talk");
        Assert.False(File.Exists(build.PathOf(".nuke/temp/build.log")));
    }

    private static readonly Lazy<Outcome> OnTerminal = new(() => BuildProcess.Run<Hosted>());

    private static readonly Lazy<Outcome> OnGitLab = new(() =>
    {
        using var build = BuildProcess.Of<Hosted>()
            .With("GITLAB_CI", "true")
            .With("CI_JOB_ID", "1234567890123")
            .With("CI_COMMIT_REF_NAME", "staging")
            .With("CI_COMMIT_SHA", "abc")
            .With("CI_COMMIT_REF_PROTECTED", "true")
            .With("CI_PROJECT_DIR", "/builds/x")
            .With("GITLAB_USER_LOGIN", "ada")
            .With("CI_PROJECT_VISIBILITY", "internal")
            .With("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main")
            .With("CI_API_V4_URL", "https://gitlab.example/api/v4")
            .With("CI_ENVIRONMENT_TIER", "staging");
        return build.Run();
    });

    private static Regex SectionStart(string text, bool collapsed = true) =>
        new($"\u001b\\[0Ksection_start:\\d+:(?<id>[\\w.-]+)\\[collapsed={(collapsed ? "true" : "false")}\\]\r\u001b\\[0K[^\n]*{Regex.Escape(text)}");

    [GeneratedRegex(@"^\d\d:\d\d:\d\d \[(?<level>\w{3})\] .*line")]
    private static partial Regex LogLine();

    [GeneratedRegex(@"^\d\d:\d\d:\d\d \[INF\] an information line for Ada and 3$")]
    private static partial Regex InformationLine();
}

using System.Runtime.Versioning;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Tests;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class TestRunTests : IDisposable
{
    private const string Passing = "<testsuite><testcase name='a' classname='C' time='0.5'/></testsuite>";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordedLog _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<string> Printed => _log.Lines.Where(line => !line.StartsWith("detail: "));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Warns_of_a_report_that_GitLab_does_not_show()
    {
        _folder.Write("talks.sh", $"{{ printf \"{Passing[..^12]}\"; head -c 20000000 /dev/zero | tr '\\0' ' '; printf '</testsuite>'; }} > $1");
        _folder.Write("quiet.sh", $"printf \"{Passing}\" > $1");

        var result = await RunAsync([TestSuite.Command("talks", ".", "sh", "talks.sh", "{junit}"), TestSuite.Command("quiet", ".", "sh", "quiet.sh", "{junit}")]);

        Assert.True(result.Succeeded);
        Assert.Equal(
            [$"warning: {_folder.At("artifacts/test-results/talks.xml")} has 20,000,068 bytes of JUnit XML, and GitLab shows nothing of what has more than 20,000,000: let the tests print less, or split the suite (Application.TestJobs splits it into jobs)."],
            Printed.Where(line => line.StartsWith("warning: ")));
    }

    [Fact]
    public void Warns_of_reports_that_are_too_large_together()
    {
        _folder.Write("a.xml", new string(' ', 60));
        _folder.Write("b.xml", new string(' ', 60));
        _folder.Write("record.json", new string(' ', 600));

        Assert.Empty(ReportSize.Warnings(_folder.Path, 60, 120));
        Assert.Equal(
            [$"{_folder.Path} has 120 bytes of JUnit XML, and GitLab shows nothing of what has more than 119: let the tests print less, or split the suite (Application.TestJobs splits it into jobs)."],
            ReportSize.Warnings(_folder.Path, 60, 119));
    }

    [Fact]
    public async Task Shows_the_output_of_each_suite_in_order_and_counts()
    {
        _folder.Write("app/test/a_test.rb", "");
        _folder.Write("app/one.sh", $"echo working; printf \"{Passing}\" > $1");
        _folder.Write("app/two.sh", """
            pwd >&2
            cat > "$1" <<'E'
            <testsuite><testcase name="b" classname="C" time="1.5"><failure message="boom&#10;bang">test/a_test.rb:7:in `b'</failure></testcase>
            <testcase name="c" classname="C"><skipped message="no docker"/></testcase><testcase name="d" classname="C"><skipped message="no docker"/></testcase></testsuite>
            E
            exit 1
            """);

        var result = await RunAsync([TestSuite.Command("one", "app", "sh", "one.sh", "{junit}"), TestSuite.Command("two", "app", "sh", "two.sh", "{junit}")]);

        Assert.Equal((1, 1, 2, 1, false), (result.Passed, result.Failed, result.Skipped, result.ExitCode, result.Succeeded));
        Assert.Equal([new TestFailure("C.b", "boom\nbang", "app/test/a_test.rb:7")], result.Suites[1].Failures);
        Assert.Equal(["one.xml", "two.xml"], Directory.GetFiles(_folder.At("artifacts/test-results"), "*.xml").Select(Path.GetFileName).Order());
        Assert.Equal(
            [
                "one: sh one.sh {junit} (in app)",
                "working",
                "one: 1 passed, 0 failed, 0 skipped in 0.0 s",
                "two: sh two.sh {junit} (in app)",
                _folder.At("app"),
                "two: 0 passed, 1 failed, 2 skipped in 0.0 s",
                "Slow: 1.5 s two: C.b",
                "Slow: 0.5 s one: C.a",
                "Skipped: 2, no docker",
                "Failed: two: C.b (app/test/a_test.rb:7)",
                "    boom",
                "    bang",
                "1 passed, 1 failed, 2 skipped",
            ],
            Printed);
    }

    [Fact]
    public async Task Succeeds_when_every_test_passed()
    {
        var result = await RunAsync([Shell("one", Report(Passing))]);

        Assert.Equal((0, true), (result.ExitCode, result.Succeeded));
        Assert.Equal("1 passed, 0 failed, 0 skipped", _log.Lines[^1]);
    }

    [Theory]
    [InlineData("true", "it ended with exit code 0 and left no report at {report}")]
    [InlineData("exit 3", "it ended with exit code 3 and left no report at {report}")]
    [InlineData("printf '<testsuite/>' > $1", "it ended with exit code 0 and its report holds no test")]
    [InlineData("printf \"<testsuite><testcase name='a'/></testsuite>\" > $1; exit 139", "it ended with exit code 139 though no test in its report failed")]
    [InlineData("printf '<html/>' > $1", "its report cannot be read: its root is 'html', and 'testsuites' was expected")]
    public async Task Fails_a_suite_that_proves_nothing_and_runs_the_next(string script, string problem)
    {
        var result = await RunAsync([Shell("one", script), Shell("two", Report(Passing))]);

        Assert.Equal((problem.Replace("{report}", _folder.At("artifacts/test-results/one.xml")), null, 1), (result.Suites[0].Problem, result.Suites[1].Problem, result.ExitCode));
        Assert.Equal($"Failed: one: {result.Suites[0].Problem}.", _log.Lines[^2]);
        Assert.EndsWith(" failed, 0 skipped, 1 suite failed as a whole", _log.Lines[^1]);
    }

    [Fact]
    public async Task Fails_a_suite_whose_report_is_half_written()
    {
        var result = await RunAsync([Shell("one", "printf '<testsuite><testcase name=' > $1")]);

        Assert.StartsWith("its report cannot be read: Unexpected end of file", result.Suites[0].Problem);
    }

    [Fact]
    public async Task Fails_a_suite_whose_report_names_failures_whatever_its_exit_code()
    {
        var result = await RunAsync([Shell("one", Report("<testsuite><testcase name='a'><error/></testcase></testsuite>"))]);

        Assert.Equal((1, 1), (result.Failed, result.ExitCode));
    }

    [Fact]
    public async Task Does_not_take_the_report_of_an_earlier_run_for_this_ones()
    {
        _folder.Write("artifacts/test-results/one.xml", Passing);

        Assert.False((await RunAsync([Shell("one", "true")])).Succeeded);
    }

    [Fact]
    public async Task Fails_a_suite_whose_executable_is_missing()
    {
        var result = await RunAsync([TestSuite.Command("one", ".", "no-such-runner", "{junit}")]);

        Assert.Equal(
            "Cannot start a process (no-such-runner): there is no such executable on PATH. Install it, or put its folder on PATH.",
            result.Suites[0].Problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hands_on_that_every_part_is_required(bool requireAll)
    {
        var inherited = Environment.GetEnvironmentVariable("PIPELINES_REQUIRE_ALL") ?? "unset";

        await RunAsync([Shell("one", "echo required: ${PIPELINES_REQUIRE_ALL-unset}; " + Report(Passing))], new TestRunOptions { Root = _folder.Path, RequireAll = requireAll });

        Assert.Contains($"required: {(requireAll ? "1" : inherited)}", _log.Lines);
    }

    [Fact]
    public async Task Shows_the_five_slowest()
    {
        var tests = string.Concat(Enumerable.Range(1, 7).Select(number => $"<testcase name='t{number}' time='{number}'/>"));

        await RunAsync([Shell("one", Report($"<testsuite>{tests}</testsuite>"))]);

        Assert.Equal(["7.0 s one: t7", "6.0 s one: t6", "5.0 s one: t5", "4.0 s one: t4", "3.0 s one: t3"], Printed.Where(line => line.StartsWith("Slow: ")).Select(line => line[6..]));
    }

    [Fact]
    public async Task Runs_the_named_suites_in_the_order_of_the_definition()
    {
        var result = await RunAsync(
            [Shell("one", Report(Passing)), Shell("two", "exit 1"), Shell("three", Report(Passing))],
            new TestRunOptions { Root = _folder.Path, Names = ["three", "one"] });

        Assert.Equal(["one", "three"], result.Suites.Select(suite => suite.Name));
    }

    [Fact]
    public async Task Runs_suites_side_by_side_and_shows_each_in_one_piece()
    {
        // Each waits for the other: one after the other they would never end.
        var result = await RunAsync(
            [
                Shell("one", "echo one starts; : > one.there; until [ -e two.done ]; do sleep 0.01; done; echo one ends; " + Report(Passing)),
                Shell("two", "until [ -e one.there ]; do sleep 0.01; done; echo two runs; : > two.done; " + Report(Passing)),
            ],
            new TestRunOptions { Root = _folder.Path, AtOnce = 2 });

        Assert.True(result.Succeeded);
        Assert.Equal(["one starts", "one ends", "two runs"], Printed.Where(line => line.EndsWith('s') && !line.Contains(':')));
    }

    [Fact]
    public async Task Runs_no_more_suites_at_once_than_it_may()
    {
        const string script = "mkdir busy || exit 9; sleep 0.05; rmdir busy; ";

        var result = await RunAsync([Shell("one", script + Report(Passing)), Shell("two", script + Report(Passing))], new TestRunOptions { Root = _folder.Path, AtOnce = 1 });

        Assert.True(result.Succeeded, string.Join('\n', _log.Lines));
    }

    [Fact]
    public async Task Runs_a_suite_alone_after_the_others_when_it_asks_for_it()
    {
        const string script = "[ -z \"$(ls running 2>/dev/null)\" ] || exit 9; ";
        const string other = "mkdir -p running; : > running/$$; sleep 0.05; rm running/$$; ";

        var result = await RunAsync(
            [
                Shell("one", script + Report(Passing)) with { Alone = true },
                Shell("two", script + Report(Passing)) with { Alone = true },
                Shell("three", other + Report(Passing)),
                Shell("four", other + Report(Passing)),
            ],
            new TestRunOptions { Root = _folder.Path, AtOnce = 4 });

        Assert.Equal(["three", "four", "one", "two"], result.Suites.Select(suite => suite.Name));
        Assert.True(result.Succeeded, string.Join('\n', _log.Lines));
    }

    [Fact]
    public async Task Runs_the_suites_that_can_be_built_when_one_does_not()
    {
        _folder.Write("unit.csproj", "<Project");

        var result = await RunAsync([TestSuite.DotNet("unit", "unit.csproj"), Shell("one", Report(Passing))]);

        Assert.Equal(["unit.csproj does not build", null], result.Suites.Select(suite => suite.Problem));
        Assert.Contains(_log.Lines, line => line.Contains("MSB4025", StringComparison.Ordinal));
        Assert.Equal("1 passed, 0 failed, 0 skipped, 1 suite failed as a whole", _log.Lines[^1]);
    }

    [Fact]
    public async Task Refuses_an_unknown_name_before_anything_runs()
    {
        var exception = await Assert.ThrowsAsync<DefinitionException>(() => RunAsync(
            [Shell("unit", "true"), Shell("end-to-end", "true")], new TestRunOptions { Root = _folder.Path, Names = ["unti", "unit"] }));

        Assert.Equal("--suite unti: there is no suite of that name. Did you mean 'unit'? Suites: unit, end-to-end.", exception.Message);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Refuses_every_suite_that_could_not_run()
    {
        var exception = await Assert.ThrowsAsync<DefinitionException>(() => RunAsync([
            TestSuite.DotNet("unit", "tests/Unit.csproj"),
            TestSuite.Command("Unit", "nowhere", "rake", "{junit}"),
            TestSuite.Command("../ruby", ".", "{junit}", "test")]));

        Assert.Equal(
            """
            test suite 'unit': two suites have this name, and so one report. Give each a name of its own.
            test suite '../ruby': the name of a suite is that of its report's file. Use letters, digits, '.', '_' and '-' only, a letter or digit first.
            test suite 'unit': there is no file 'tests/Unit.csproj'. Name a project file, relative to the repository's root.
            test suite 'Unit': there is no folder 'nowhere'. Name a folder, relative to the repository's root; '.' is the root.
            test suite '../ruby': no argument of its command holds {junit}. Put {junit} where the command takes the path of its JUnit XML.
            """.ReplaceLineEndings("\n"),
            exception.Message);
    }

    [Fact]
    public async Task Refuses_a_definition_without_suites()
    {
        var exception = await Assert.ThrowsAsync<DefinitionException>(() => RunAsync([]));

        Assert.Equal(
            "Application.Tests: there is no suite, so nothing would be tested. Add one: TestSuite.DotNet(\"unit\", \"tests/Unit/Unit.csproj\").",
            exception.Message);
    }

    private static string Report(string xml) => $"printf '%s' \"{xml}\" > $1";

    private TestSuite Shell(string name, string script)
    {
        Directory.CreateDirectory(_folder.At("app"));
        return TestSuite.Command(name, "app", "sh", "-c", script, "sh", "{junit}");
    }

    private Task<TestRunResult> RunAsync(IReadOnlyList<TestSuite> suites, TestRunOptions? options = null) =>
        new TestRun(new ProcessRunner(_log, TimeProvider.System), _log, new FakeTimeProvider())
            .RunAsync(suites, options ?? new TestRunOptions { Root = _folder.Path }, Token);
}

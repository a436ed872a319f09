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
public sealed class RetriesTests : IDisposable
{
    private const string Failing = "<testsuite tests='2' failures='1'><testcase classname='C' name='a'><failure message='boom'>at x</failure></testcase><testcase classname='C' name='b'/></testsuite>";
    private const string Passing = "<testsuite tests='2' failures='0'><testcase classname='C' name='a'/><testcase classname='C' name='b'/></testsuite>";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Runs_nothing_again_unless_it_is_asked_to()
    {
        var result = await RunAsync(Suite(Failing, Passing));

        Assert.Equal((1, 1, 0), (result.Passed, result.Failed, result.Flaky));
        Assert.Equal("1", File.ReadAllText(_folder.At("runs")));
    }

    [Fact]
    public async Task Counts_what_passes_at_another_attempt_as_passed_and_as_flaky()
    {
        var result = await RunAsync(Suite(Failing, Passing) with { Retries = 2 });

        Assert.Equal((2, 0, 1, true), (result.Passed, result.Failed, result.Flaky, result.Succeeded));
        Assert.Equal("2", File.ReadAllText(_folder.At("runs")));
        Assert.Contains("one: 1 failed, and is run again (attempt 2).", _log.Lines);
        Assert.Contains("Flaky: one: C.a failed and passed in one run", _log.Lines);
        Assert.Contains("Unstable: one: C.a ended P~ in its last runs (P passed, F failed, ~ both)", _log.Lines);
        Assert.Equal("2 passed, 0 failed, 0 skipped, 1 flaky", _log.Lines[^1]);
        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <testsuite tests="2" failures="0">
              <testcase classname="C" name="a">
                <flakyFailure message="boom">at x</flakyFailure>
                <system-out>Flaky: it passed at attempt 2.</system-out>
              </testcase>
              <testcase classname="C" name="b" />
            </testsuite>
            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_folder.At("artifacts/test-results/one.xml")));
        Assert.Empty(Directory.GetFiles(_folder.At("artifacts/test-results"), "*attempt*"));
    }

    [Fact]
    public async Task Fails_what_fails_at_every_attempt()
    {
        var result = await RunAsync(Suite(Failing, Failing, Failing), retries: 2);

        Assert.Equal((1, 1, 0), (result.Passed, result.Failed, result.Flaky));
        Assert.Equal("3", File.ReadAllText(_folder.At("runs")));
        Assert.Contains("<rerunFailure message=\"boom\">", File.ReadAllText(_folder.At("artifacts/test-results/one.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_what_passed_first_and_failed_beside_the_other()
    {
        var swapped = Failing.Replace("'a'", "'z'", StringComparison.Ordinal).Replace("'b'", "'a'", StringComparison.Ordinal).Replace("'z'", "'b'", StringComparison.Ordinal);

        var result = await RunAsync(Suite(Failing, swapped) with { Retries = 1 });

        Assert.Equal((2, 0, 2), (result.Passed, result.Failed, result.Flaky));
    }

    [Theory]
    [InlineData("", "it ended with exit code 1 and left no report at {junit}")]
    [InlineData("<testsuite>", "its report cannot be read: Unexpected end of file has occurred. The following elements are not closed: testsuite. Line 1, position 12")]
    [InlineData("<testsuite/>", "it ended with exit code 1 and its report holds no test")]
    public async Task Fails_as_before_when_another_attempt_breaks(string second, string problem)
    {
        var result = await RunAsync(Suite(Failing, second) with { Retries = 1 });

        Assert.Equal((1, 1, 0), (result.Passed, result.Failed, result.Flaky));
        Assert.Contains(
            $"warning: one: attempt 2 says nothing of the tests that failed, so they have: {problem.Replace("{junit}", _folder.At("artifacts/test-results/one.attempt2"), StringComparison.Ordinal)}.",
            _log.Lines);
    }

    [Fact]
    public async Task Does_not_repeat_a_suite_that_broke_as_a_whole()
    {
        var result = await RunAsync(Suite("", Passing) with { Retries = 1 });

        Assert.False(result.Succeeded);
        Assert.Equal("1", File.ReadAllText(_folder.At("runs")));
    }

    [Theory]
    [InlineData(6, null, "test suite 'one': Retries is 6. Choose 0 to 5.")]
    [InlineData(0, -1, "--retry -1: tests are not run again so often. Choose 0 to 5.")]
    public async Task Refuses_more_than_shows_anything(int retries, int? option, string reason) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<DefinitionException>(() => RunAsync(Suite(Passing) with { Retries = retries }, option))).Message);

    // Each run gives the next of these reports; an empty one is none.
    private TestSuite Suite(params string[] reports)
    {
        for (var run = 0; run < reports.Length; run++)
        {
            _folder.Write($"report{run + 1}", reports[run]);
        }

        return TestSuite.Command(
            "one", ".", "sh", "-c", "n=$(($(cat runs 2>/dev/null || echo 0) + 1)); printf %s $n > runs; [ ! -s report$n ] || cp report$n \"$1\"; ! grep -q '<failure' report$n && grep -q testcase report$n", "sh", "{junit}");
    }

    private Task<TestRunResult> RunAsync(TestSuite suite, int? retries = null) =>
        new TestRun(new ProcessRunner(_log, TimeProvider.System), _log, new FakeTimeProvider())
            .RunAsync([suite], new TestRunOptions { Root = _folder.Path, Retries = retries }, TestContext.Current.CancellationToken);
}

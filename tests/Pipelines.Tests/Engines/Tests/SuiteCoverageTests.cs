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
public sealed class SuiteCoverageTests : IDisposable
{
    private const string Passing = "<testsuite><testcase name='a' classname='C'/></testsuite>";

    private readonly TemporaryFolder _folder = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Merges_the_coverage_of_all_suites_by_the_files_of_the_repository()
    {
        _folder.Write("app/lib/a.rb", "");
        _folder.Write("src/B.cs", "");

        var result = await RunAsync(
            Suite("one", "<coverage><class filename='lib/a.rb'><line number='1' hits='1'/><line number='2' hits='0'/></class><class filename='/usr/lib/set.rb'><line number='1' hits='1'/></class></coverage>"),
            Suite("two", $"<coverage><class filename='{_folder.At("src/B.cs")}'><line number='5' hits='0'/></class><class filename='lib/a.rb'><line number='2' hits='4'/></class></coverage>"));

        Assert.True(result.Succeeded, string.Join('\n', _log.Lines));
        Assert.Equal(["app/lib/a.rb", "src/B.cs"], result.Coverage!.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Coverage: 66.66% of lines (2 of 3)", _log.Lines[^2]);
        Assert.Contains("detail: Coverage of 1 file that is not the repository's is left out: /usr/lib/set.rb", _log.Lines);
        Assert.Equal(["cobertura.xml"], Directory.GetFiles(_folder.At("artifacts/coverage")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Says_nothing_of_coverage_where_no_suite_leaves_it()
    {
        var result = await RunAsync(Suite("one", coverage: null));

        Assert.Null(result.Coverage);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("Coverage", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_folder.At("artifacts/coverage")));
    }

    [Theory]
    [InlineData("", "it left no coverage at {coverage}")]
    [InlineData("<coverage>", "its coverage cannot be read: Unexpected end of file has occurred. The following elements are not closed: coverage. Line 1, position 11.")]
    [InlineData("<coverage/>", "its coverage names no file of the repository")]
    public async Task Fails_a_suite_whose_coverage_is_none(string coverage, string problem)
    {
        _folder.Write("artifacts/coverage/suites/one.xml", "<coverage><class filename='a'><line number='1' hits='1'/></class></coverage>");
        _folder.Write("artifacts/coverage/cobertura-2.xml", "of an earlier run");

        var result = await RunAsync(Suite("one", coverage), Suite("two", coverage: null));

        Assert.Equal([problem.Replace("{coverage}", _folder.At("artifacts/coverage/suites/one.xml"), StringComparison.Ordinal), null], result.Suites.Select(suite => suite.Problem));
        Assert.Empty(Directory.GetFiles(_folder.At("artifacts/coverage"), "cobertura*.xml"));
    }

    [Fact]
    public async Task Refuses_what_does_not_go_together()
    {
        _folder.Write("unit.csproj", "");
        var command = TestSuite.Command("a", ".", "sh", "{junit}");

        var refusal = await Assert.ThrowsAsync<DefinitionException>(() => RunAsync(
            command with { Coverage = true },
            TestSuite.DotNet("b", "unit.csproj") with { Files = "**/*.cs" },
            TestSuite.Command("c", ".", "sh", "{junit}", "{files}"),
            command with { Name = "d", Files = "*.rb" },
            TestSuite.Command("e", ".", "sh", "{junit}", "{files}") with { Files = "*.rb" }));

        Assert.Equal(
            """
            test suite 'a': no argument of its command holds {coverage}. Put {coverage} where the command takes the path of its coverage in Cobertura's XML.
            test suite 'b': Files are those of a command, and it is a .NET project. Leave Files out: a project is split by its classes.
            test suite 'c': its command says {files}, and Files does not say which they are. Write Files = "test/**/*_test.rb", relative to its folder.
            test suite 'd': Files says which test files there are, and no argument of its command is {files}. Make {files} an argument of its own.
            test suite 'e': there is no file '*.rb' in its folder. Write a pattern such as "test/**/*_test.rb", relative to its folder.
            """.ReplaceLineEndings("\n"),
            refusal.Message);
    }

    private TestSuite Suite(string name, string? coverage)
    {
        Directory.CreateDirectory(_folder.At("app"));
        _folder.Write($"{name}.coverage", coverage ?? "");
        string[] script = ["sh", "-c", $"printf \"{Passing}\" > $1; [ ! -s ../{name}.coverage ] || cp ../{name}.coverage $2", "sh", "{junit}"];
        return TestSuite.Command(name, "app", coverage is null ? script : [.. script, "{coverage}"]);
    }

    private Task<TestRunResult> RunAsync(params TestSuite[] suites) =>
        new TestRun(new ProcessRunner(_log, TimeProvider.System), _log, new FakeTimeProvider())
            .RunAsync(suites, new TestRunOptions { Root = _folder.Path }, TestContext.Current.CancellationToken);
}

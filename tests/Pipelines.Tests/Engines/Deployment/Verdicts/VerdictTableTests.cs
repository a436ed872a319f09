using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Verdicts;

public sealed class VerdictTableTests
{
    public static TheoryData<string> Names => [.. Scenarios.All.SelectMany(group => group.Scenarios).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Says_what_happened(string scenario)
    {
        var row = (await VerdictTable.Rows)[scenario];

        Assert.True(
            (row.Scenario.Outcome, row.Scenario.Circumstance, (int)row.Scenario.Outcome) == (row.Outcome, row.Circumstance, row.ExitCode),
            $"expected {row.Scenario.Outcome} {row.Scenario.Circumstance}, was {row.Outcome} {row.Circumstance} ({row.ExitCode}):\n{string.Join('\n', row.Screen)}\n--\n{string.Join('\n', row.Log)}");
    }

    [Fact]
    public async Task Reports_within_two_seconds_on_average() =>
        Assert.InRange(VerdictTable.MeanLatency(await VerdictTable.Rows), 0, 2);

    [Fact]
    public async Task Follows_two_services_for_three_minutes_with_40_reads_and_4_writes()
    {
        var row = (await VerdictTable.Rows)["two services, three minutes, side by side"];

        Assert.InRange(row.Reads, 1, 40);
        Assert.InRange(row.Writes, 1, 4);
    }

    [Fact]
    public async Task Is_the_page_in_docs()
    {
        var file = Path.Combine(Repository.Root, "docs", "verdicts.md");
        var page = VerdictTable.Page(await VerdictTable.Rows);
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
        }

        Assert.True(
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) == page,
            $"{file} is not what the scenarios come to. Run the test with PIPELINES_WRITE_GENERATED=1, look at the difference, and commit it.");
    }
}

using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>The job that runs the tests: its coverage, its parts, and what it keeps.</summary>
public sealed class TestJobPlanTests
{
    private static readonly TargetNode Test = new("Test")
    {
        Job = new()
        {
            JUnitReport = "artifacts/tests/*.xml",
            CoverageReport = "artifacts/coverage/cobertura*.xml",
            Coverage = @"/Coverage: \d+\.\d+% of lines/",
            CoverageOfSuites = true,
            KeptFiles = "artifacts/tests/record.json",
        },
    };

    [Fact]
    public void Shows_the_coverage_that_a_suite_leaves()
    {
        var covered = new[]
        {
            TestSuite.DotNet("unit", "unit.csproj") with { Coverage = true },
            TestSuite.Command("ruby", ".", "ruby", "run.rb", "{junit}", "--coverage={coverage}"),
        };

        Assert.All(covered, suite =>
        {
            var job = Plan(Test, suite);
            Assert.Equal(new CoverageReport(CoverageFormat.Cobertura, "artifacts/coverage/cobertura*.xml"), job.Artifacts!.Reports!.Coverage);
            Assert.Equal(@"/Coverage: \d+\.\d+% of lines/", job.Coverage);
        });
    }

    [Fact]
    public void Says_nothing_of_coverage_that_no_suite_leaves()
    {
        var job = Plan(Test, TestSuite.DotNet("unit", "unit.csproj"));

        Assert.Null(job.Artifacts!.Reports!.Coverage);
        Assert.Null(job.Coverage);
    }

    [Fact]
    public void Keeps_the_record_from_one_pipeline_to_the_next_for_each_part_its_own()
    {
        var whole = Plan(Test, TestSuite.DotNet("unit", "unit.csproj"));
        var parts = Plan(Test with { PartitionSize = 3 }, TestSuite.DotNet("unit", "unit.csproj"));

        Assert.Equal("test-kept", Assert.IsType<CacheKey.OfFiles>(Assert.Single(whole.Cache!).Key).Prefix);
        Assert.Equal("test-kept-$CI_NODE_INDEX", Assert.IsType<CacheKey.OfFiles>(Assert.Single(parts.Cache!).Key).Prefix);
        Assert.Equal(["artifacts/tests/record.json"], parts.Cache![0].Paths);
        Assert.Equal(["./build.sh Test --partition $CI_NODE_INDEX/$CI_NODE_TOTAL"], parts.Script);
        Assert.Equal(new Parallelism.Times(3), parts.Parallel);
    }

    [Fact]
    public void Refuses_less_than_one_job() => Assert.Equal(
        "Build.Application.TestJobs: the tests cannot run in 0 jobs. Choose 1 to 200.",
        Assert.Throws<DefinitionException>(() => PipelinePlanner.Plan(new("Build", Test), new("shop") { TestJobs = 0 })).Message);

    private static Job Plan(TargetNode target, TestSuite suite) =>
        PipelinePlanner.Plan(new("Build", target), new("shop") { Tests = [suite] }).Jobs.Single(job => job.Name == "test");
}

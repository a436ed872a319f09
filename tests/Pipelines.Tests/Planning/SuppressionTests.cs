using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Planning;
using Xunit;

namespace Pipelines.Tests.Planning;

public sealed class SuppressionTests
{
    private static readonly Finding
        OfLint = FindingRules.InterruptibleUnsaid.At("Build.Lint", "lint"),
        OfTest = FindingRules.InterruptibleUnsaid.At("Build.Test", "test"),
        Needs = FindingRules.TooManyNeeds.At("Build.Test", "test", 60);

    [Fact]
    public void Accepts_a_finding_with_its_reason()
    {
        var parted = Of(new Suppression("PIPE0408", "ours never cancel"), new Suppression("PIPE0201", "our server takes 100"));

        Assert.Empty(parted.Open);
        Assert.Equal(
            ["accepted PIPE0408 Build.Lint: ours never cancel", "accepted PIPE0408 Build.Test: ours never cancel", "accepted PIPE0201 Build.Test: our server takes 100"],
            parted.Accepted.Select(accepted => accepted.ToString()));
    }

    [Fact]
    public void Accepts_it_at_one_symbol_alone_when_that_is_named() =>
        Assert.Equal([OfTest, Needs], Of(new Suppression("PIPE0408", "short") { Symbol = "Build.Lint" }).Open);

    [Theory]
    [InlineData("PIPE0480", "x", "error PIPE0910 shop.Suppress: 'PIPE0480' is not the id of a finding; the nearest is 'PIPE0408'. docs/findings.md lists them. https://docs.gitlab.com/ci/yaml/")]
    [InlineData("PIPE0408", " ", "error PIPE0911 shop.Suppress: PIPE0408 is suppressed without a reason. Write the reason: it is for whoever asks later. https://docs.gitlab.com/ci/yaml/")]
    [InlineData("PIPE0101", "x", "info PIPE0912 shop.Suppress: PIPE0101 is suppressed, and nothing was found. Remove the suppression. https://docs.gitlab.com/ci/yaml/")]
    public void Finds_what_is_wrong_with_a_suppression_and_suppresses_nothing_then(string id, string reason, string text)
    {
        var parted = Of(new Suppression(id, reason));

        Assert.Equal([OfLint.ToString(), OfTest.ToString(), Needs.ToString(), text], parted.Open.Select(finding => finding.ToString()));
        Assert.Empty(parted.Accepted);
    }

    [Fact]
    public void Is_asked_by_the_generator()
    {
        var graph = new TargetGraph("Build", [new TargetNode("Lint") { Symbol = "Build.Lint", Job = new JobAttribute { Stage = "test" } }]);
        Pipeline Unsaid(Pipeline pipeline) => pipeline.With("lint", job => job with { Retry = new(9) });

        Assert.Contains(PipelineGenerator.Generate(graph, new Application("shop"), Unsaid).Findings, finding => finding.Rule == FindingRules.RetryRange);
        var accepted = PipelineGenerator.Generate(graph, new Application("shop") { Suppress = [new("PIPE0403", "a test")] }, Unsaid);
        Assert.Empty(accepted.Findings);
        Assert.Equal("a test", Assert.Single(accepted.Accepted).Reason);
    }

    private static Suppressions Of(params Suppression[] suppress) => Suppressions.Of(new Application("shop") { Suppress = suppress }, [OfLint, OfTest, Needs]);
}

using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>What docs/pipeline.md shows is what happens.</summary>
public class PipelineDocsTests
{
    private static readonly string Docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "pipeline.md"));

    [Fact]
    public void Shows_a_customization_that_compiles_and_is_printed()
    {
        const string Shown = """
            Pipeline Customize(Pipeline pipeline) => pipeline
                .With("test", job => job with { Tags = ["large"], Timeout = TimeSpan.FromMinutes(30) })
                .With("lint", job => job with { Rules = [Variables.CommitBranch == "main" | Variables.CommitTag.IsSet] });
            """;
        Pipeline Customize(Pipeline pipeline) => pipeline
            .With("test", job => job with { Tags = ["large"], Timeout = TimeSpan.FromMinutes(30) })
            .With("lint", job => job with { Rules = [Variables.CommitBranch == "main" | Variables.CommitTag.IsSet] });

        var text = PipelineGenerator.Generate(Shop.Graph, Shop.Application, Customize).Text;

        Assert.Contains(Shown, Docs);
        Assert.Contains("timeout: 30 minutes", text);
        Assert.Contains("- if: $CI_COMMIT_BRANCH == \"main\" || $CI_COMMIT_TAG\n", text);
    }

    [Fact]
    public void Shows_a_finding_as_it_is_said()
    {
        var finding = Assert.Single(
            PipelineGenerator.Generate(
                Shop.Graph, Shop.Application, plan => plan.With("test", job => job with { Rules = [Variables.PipelineSource == "merge_request_event"] })).Findings,
            finding => finding.Rule == FindingRules.AbsentNeed);

        Assert.Contains(finding.Mistake.ToString().Replace("deploy:dev", "deploy:uat"), Docs);
    }

    [Fact]
    public void Names_only_findings_and_words_that_there_are()
    {
        Assert.All(
            System.Text.RegularExpressions.Regex.Matches(Docs, "PIPE[0-9]{4}").Select(match => match.Value),
            id => Assert.Contains(FindingRules.All, rule => rule.Id == id));
        Assert.Contains("`VAULT_ID_TOKEN` | `vault:<application>:<environment>`", Docs);
    }
}

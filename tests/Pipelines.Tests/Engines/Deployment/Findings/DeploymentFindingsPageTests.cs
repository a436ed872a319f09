using System.Text;
using System.Text.RegularExpressions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Findings;

/// <summary>docs/deployment-findings.md is made from the rules: a change of one is a change of the page.</summary>
public sealed partial class DeploymentFindingsPageTests
{
    private static readonly (string Digits, string Title)[] Families =
    [
        ("01", "The task definition"), ("02", "Fargate"), ("03", "Containers"), ("04", "Secrets"), ("05", "Cluster, service and load balancer"), ("06", "The way back"),
    ];

    [Fact]
    public void Is_what_the_rules_say()
    {
        var file = Path.Combine(Repository.Root, "docs", "deployment-findings.md");
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(file, Page());
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == Page(), $"{file} is not what the rules say. Run the test with PIPELINES_WRITE_GENERATED=1, look at the difference, and commit it.");
    }

    [Fact]
    public void Has_a_family_for_every_rule_and_an_id_for_each()
    {
        Assert.All(DeploymentRules.All, rule => Assert.Contains(Families, family => rule.Id.StartsWith("ECS" + family.Digits, StringComparison.Ordinal)));
        Assert.Equal(DeploymentRules.All.Count, DeploymentRules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(DeploymentRules.All, rule => Assert.StartsWith("https://docs.aws.amazon.com/", rule.Page, StringComparison.Ordinal));
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # Findings of a deployment

            Made from the code by a test; do not edit. Making a plan looks for all of these, before anything is written. An *error* refuses the deployment (exit code 14); all of them are
            said at once. A *warning* is shown with the plan. Each finding names the file, line and column of the containers' JSON that it comes from, or that it would be written to.

            One that is right as it is can be accepted at its service, with a reason; the symbol narrows it to one part:

            ```csharp
            Suppress = [new("ECS0401", "the staging key of a public API") { Symbol = "backend.environment.MAPS_API_KEY" }],   // in the Service
            ```

            An unknown id and a missing reason are mistakes (exit code 2). Errors can be accepted too: AWS may know more than these tables. A rollback to a registered revision is not asked
            about the revision itself: ECS took it, and it ran.

            """.ReplaceLineEndings("\n"));
        foreach (var (digits, title) in Families)
        {
            page.Append($"\n## {title}\n\n| id | | what | mend |\n|---|---|---|---|\n");
            foreach (var rule in DeploymentRules.All.Where(rule => rule.Id.StartsWith("ECS" + digits, StringComparison.Ordinal)))
            {
                page.Append($"| [{rule.Id}]({rule.Page}) | {(rule.Weight == FindingWeight.Refusal ? "error" : "warning")} | {Cell(rule.What)} | {Cell(rule.Mend)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Cell(string text) => Holes().Replace(text, "…").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Holes();
}

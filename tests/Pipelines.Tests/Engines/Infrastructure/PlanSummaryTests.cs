using System.Text.Json.Nodes;
using Pipelines.Engines.Infrastructure;
using Xunit;

namespace Pipelines.Tests.Engines.Infrastructure;

public sealed class PlanSummaryTests
{
    private static readonly Pipelines.Definitions.Infrastructure Guarded = new("infra/environment") { Protected = ["terraform_data.database"] };

    [Fact]
    public void Counts_as_Terraform_does()
    {
        var plan = RecordedPlans.Read(RecordedPlans.Replacing);

        // Plan: 1 to add, 1 to change, 1 to destroy.
        Assert.Equal((1, 1, 1, 1, true), (plan.ToAdd, plan.ToChange, plan.ToDestroy, plan.ToReplace, plan.IsApplyable));
        Assert.Equal(["x"], plan.Outputs);
    }

    [Fact]
    public void Names_what_changes_and_what_forces_a_replacement() => Assert.Equal(
        ["Replace terraform_data.database triggers_replace", "Update terraform_data.service input,output"],
        RecordedPlans.Read(RecordedPlans.Replacing).Changes.Select(change => $"{change.Kind} {change.Address} {string.Join(',', change.Attributes)}"));

    [Theory]
    [InlineData("create", ChangeKind.Create, false)]
    [InlineData("update", ChangeKind.Update, false)]
    [InlineData("delete", ChangeKind.Destroy, false)]
    [InlineData("delete+create", ChangeKind.Replace, false)]
    [InlineData("create+delete", ChangeKind.Replace, true)]
    [InlineData("forget", ChangeKind.Forget, false)]
    [InlineData("explode", ChangeKind.Replace, false)]
    internal void Reads_every_kind_of_change(string actions, ChangeKind kind, bool isCreatedFirst)
    {
        var change = Assert.Single(RecordedPlans.Of(("aws_vpc.this", actions)).Changes);

        Assert.Equal((kind, isCreatedFirst), (change.Kind, change.IsCreatedFirst));
    }

    [Theory]
    [InlineData("no-op")]
    [InlineData("read")]
    public void Leaves_out_what_stays(string actions) => Assert.Empty(RecordedPlans.Of(("aws_vpc.this", actions)).Changes);

    [Fact]
    public void Leaves_out_what_is_only_read() => Assert.Empty(RecordedPlans.Of(("data.aws_vpc.this", "create")).Changes);

    [Fact]
    public void Reads_moves_and_imports()
    {
        var plan = PlanSummary.Read(JsonNode.Parse("""
            {"resource_changes":[
              {"address":"aws_vpc.new","previous_address":"aws_vpc.old","mode":"managed","type":"aws_vpc","change":{"actions":["no-op"]}},
              {"address":"aws_lb.this","mode":"managed","type":"aws_lb","change":{"actions":["no-op"],"importing":{"id":"arn"}}}]}
            """)!);

        Assert.Equal([ChangeKind.Move, ChangeKind.Import], plan.Changes.Select(change => change.Kind));
        Assert.True(plan.IsApplyable);
    }

    [Fact]
    public void Shows_replacements_in_red_where_there_are_colours() => Assert.Equal(
        [
            "shop in uat: 1 to add, 1 to change, 1 to destroy; 1 of them replaced",
            "\u001b[31m  -/+ replace terraform_data.database (because of triggers_replace)\u001b[0m",
            "  ~ update terraform_data.service (input, output)",
            "  output x",
        ],
        PlanReport.Lines(RecordedPlans.Read(RecordedPlans.Replacing), "shop in uat", inColour: true));

    [Fact]
    public void Shows_no_colour_elsewhere() =>
        Assert.DoesNotContain(PlanReport.Lines(RecordedPlans.Read(RecordedPlans.Replacing), "shop in uat", inColour: false), line => line.Contains('\u001b', StringComparison.Ordinal));

    [Fact]
    public void Says_that_nothing_changes()
    {
        var plan = RecordedPlans.Read(RecordedPlans.Unchanged);

        Assert.Equal(["shop in uat: nothing to change"], PlanReport.Lines(plan, "shop in uat", inColour: true));
        Assert.Equal("## Infrastructure: shop in uat\n\nNothing to change.\n", PlanReport.Markdown(plan, Guarded, "shop in uat", "No changes."));
        Assert.Equal("{\"create\":0,\"update\":0,\"delete\":0}\n", PlanReport.GitLab(plan));
    }

    [Fact]
    public void Is_a_page_for_a_merge_request() => Assert.Equal(
        """
        ## Infrastructure: shop in uat

        1 to add, 1 to change, 1 to destroy; 1 of them replaced.

        | | resource | changes |
        |---|---|---|
        | **replace** (protected) | `terraform_data.database` | because of triggers_replace |
        | update | `terraform_data.service` | input, output |

        Outputs: `x`.

        <details><summary>In Terraform's words</summary>

        ````
        a ``` b
        ````

        </details>

        """.ReplaceLineEndings("\n"),
        PlanReport.Markdown(RecordedPlans.Read(RecordedPlans.Replacing), Guarded, "shop in uat", "a ``` b"));

    [Fact]
    public void Cuts_off_what_a_page_cannot_hold()
    {
        var page = PlanReport.Markdown(RecordedPlans.Read(RecordedPlans.Replacing), Guarded, "shop in uat", new string('x', 70_000));

        Assert.Contains("x\n… (cut off; the job's log has all of it)\n```\n", page, StringComparison.Ordinal);
        Assert.True(page.Length < 61_000);
    }

    [Fact]
    public void Counts_for_GitLab_a_replacement_twice() => Assert.Equal("{\"create\":1,\"update\":1,\"delete\":1}\n", PlanReport.GitLab(RecordedPlans.Read(RecordedPlans.Replacing)));

    [Fact]
    public void Never_holds_a_value()
    {
        var plan = RecordedPlans.Read(RecordedPlans.Replacing);

        foreach (var text in new[] { plan.ToString(), string.Concat(plan.Changes), PlanReport.Markdown(plan, Guarded, "s", ""), string.Concat(PlanReport.Lines(plan, "s", inColour: true)) })
        {
            Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
            Assert.DoesNotContain("79f05ac8", text, StringComparison.Ordinal);
        }
    }
}

using System.Text.Json.Nodes;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>
/// A merge request as its author walks it: the generated pipeline, run by <c>gitlab-ci-local</c> with the shell executor, fails at a new defect with
/// the report of it as an artifact, and passes when it is mended. In a clone of its own, which it leaves on another branch.
/// </summary>
public sealed class MergeRequestWalk(Clone clone) : IClassFixture<Clone>
{
    private const string Report = "artifacts/lint/gl-code-quality-report.json", Script = "tools/clean-up.sh";

    [Fact]
    public async Task Stops_at_a_new_defect_and_goes_on_when_it_is_mended()
    {
        RealPart.Require("ruby", "rubocop", "shellcheck", "rsync");
        var gitlab = RealPart.Require("gitlab-ci-local")[0];
        (await clone.RunAsync("git", ["checkout", "--quiet", "-b", "clean-up"])).MustExitWith(0);

        clone.Write(Script, "#!/bin/sh\ncd \"$1\"\nrm -rf ./*\n");
        await clone.CommitAsync("Clean up");
        var red = await RunAsync(gitlab);

        Assert.NotEqual(0, red.ExitCode);
        red.MustReport("FAIL", "lint").MustReport("PASS", "check-pipeline").MustSay($"{Script}:2:");
        var finding = Assert.Single(JsonNode.Parse(clone.Read(Report))!.AsArray(), item => (string?)item!["check_name"] == "shellcheck/SC2164")!;
        Assert.Equal(Script, (string?)finding["location"]!["path"]);
        Assert.Equal(2, (int?)finding["location"]!["lines"]!["begin"]);
        Assert.Equal("minor", (string?)finding["severity"]);
        Assert.Matches("^[0-9a-f]{64}$", (string?)finding["fingerprint"]);

        clone.Write(Script, "#!/bin/sh\ncd \"$1\" || exit 1\nrm -rf ./*\n");
        await clone.CommitAsync("Clean up nothing else");
        var green = await RunAsync(gitlab);

        green.MustExitWith(0).MustReport("PASS", "lint").MustReport("PASS", "check-pipeline");
        Assert.DoesNotContain(JsonNode.Parse(clone.Read(Report))!.AsArray(), item => (string?)item!["location"]!["path"] == Script);
    }

    // A merge request's pipeline, of which only what judges the code runs; the linter of .NET would compile the whole solution.
    private Task<Run> RunAsync(string gitlab) => clone.RunAsync(
        gitlab,
        [
            "--force-shell-executor", "--variable", "LINTER=shellcheck+rubocop", "--variable", "CI_PIPELINE_SOURCE=merge_request_event", "--unset-variable", "CI_COMMIT_BRANCH",
            "lint", "check-pipeline", "--needs",
        ]);
}

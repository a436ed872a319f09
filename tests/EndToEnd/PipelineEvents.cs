using System.Text.RegularExpressions;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>
/// <c>ShowPipeline --event</c> of this repository and of the samples, against what gitlab-ci-local makes of their committed files, which it reads by itself:
/// the same jobs, and the same ones started by hand. It looks past the rules of the workflow, so a job that has them tells whether there is a pipeline.
/// </summary>
[Collection(SampleCollection.Name)]
public sealed partial class PipelineEvents(CloneOfSamples clone)
{
    private const string Probe = "pipeline-is-made";

    private static readonly (string Name, string? Value)
        Push = ("CI_PIPELINE_SOURCE", "push"), MergeRequest = ("CI_PIPELINE_SOURCE", "merge_request_event"), Web = ("CI_PIPELINE_SOURCE", "web"),
        Schedule = ("CI_PIPELINE_SOURCE", "schedule"), Feature = ("CI_COMMIT_BRANCH", "feature/x"), NoBranch = ("CI_COMMIT_BRANCH", null),
        Open = ("CI_OPEN_MERGE_REQUESTS", "group/project!1"), Tag = ("CI_COMMIT_TAG", "v1"),
        FromProject = ("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "group/project"), FromFork = ("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH", "fork/project");

    [Theory]
    [InlineData(".", "staging")]
    [InlineData("samples/library", "main")]
    [InlineData("samples/orders-api", "main")]
    [InlineData("samples/monorepo", "main")]
    public async Task Have_the_jobs_that_are_shown(string repository, string branch)
    {
        var text = clone.Read(Path.Combine(repository, ".gitlab-ci.yml"));
        using var theirs = new GitLabCiLocal($"{text}\n{Probe}:\n  stage: test\n  script: [\"true\"]\n{WorkflowRules().Match(text).Value}");
        var charts = new List<string>();
        foreach (var (arguments, variables) in Events(branch))
        {
            var run = await clone.RunAsync(Path.Combine(clone.Root, repository, "build.sh"), ["ShowPipeline", .. arguments.Split(' '), "--format", "mermaid"]);

            var ours = Node().Matches(run.MustExitWith(0).Output).Select(node => (node.Groups["job"].Value, node.Groups["by"].Value == "{{")).Order().ToList();
            var listed = theirs.List([("CI_DEFAULT_BRANCH", branch), ("CI_PROJECT_PATH", "group/project"), .. variables], "--no-evaluate-rule-changes");
            var isMade = listed.Any(job => job.Name == Probe);
            Assert.True(isMade == !run.Output.Contains(": no pipeline.", StringComparison.Ordinal), $"{arguments}\n{run.All}");
            var expected = listed.Where(job => isMade && job.Name != Probe).Select(job => (job.Name, job.When == "manual")).Order().ToList();
            Assert.True(expected.SequenceEqual(ours), $"{arguments}\nexpected {string.Join(' ', expected)}\nshown    {string.Join(' ', ours)}");
            Assert.True(isMade == ours.Count > 0, arguments);
            charts.AddRange(Chart().Matches(run.Output).Select(chart => chart.Value));
        }

        Assert.All(Mermaid.Read(charts), chart => Assert.Null(chart.Error));
    }

    private static IEnumerable<(string Arguments, (string, string?)[] Variables)> Events(string branch)
    {
        (string, string?) release = ("CI_COMMIT_BRANCH", branch), uat = ("DEPLOY_ENVIRONMENT", "prod"), commit = ("DEPLOY_COMMIT", "1234567");
        return
        [
            ("--event push --branch feature/x", [Push, Feature]),
            ("--event push --branch feature/x --open-merge-request", [Push, Feature, Open]),
            ($"--event push --branch {branch}", [Push, release]),
            ("--event merge-request --branch feature/x", [MergeRequest, NoBranch, Open, FromProject, ("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "feature/x")]),
            ("--event merge-request --branch feature/x --fork", [MergeRequest, NoBranch, Open, FromFork, ("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "feature/x")]),
            ($"--event merge-request --branch {branch} --target-branch next", [MergeRequest, NoBranch, Open, FromProject, ("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", branch)]),
            ("--event tag --tag v1", [Push, NoBranch, Tag]),
            ($"--event schedule --branch {branch}", [Schedule, release]),
            ($"--event schedule --branch {branch} --variable DEPLOY_ENVIRONMENT=prod", [Schedule, release, uat]),
            ($"--event web --branch {branch}", [Web, release]),
            ($"--event web --branch {branch} --variable DEPLOY_ENVIRONMENT=prod DEPLOY_COMMIT=1234567", [Web, release, uat, commit]),
            ($"--event web --branch {branch} --variable DEPLOY_COMMIT=1234567", [Web, release, commit]),
            ("--event web --branch feature/x --variable DEPLOY_ENVIRONMENT=prod", [Web, Feature, uat]),
            ("--event api --tag v1", [("CI_PIPELINE_SOURCE", "api"), NoBranch, Tag]),
            ($"--event trigger --branch {branch}", [("CI_PIPELINE_SOURCE", "trigger"), release]),
        ];
    }

    // j3["test"], j4{{"deploy:prod<br>by hand"}}, j5(["later<br>…"])
    [GeneratedRegex("""^ +j[0-9]+(?<by>\[|\{\{|\(\[)"(?<job>[^"<]+)""", RegexOptions.Multiline)]
    private static partial Regex Node();

    [GeneratedRegex("""(?<=^```mermaid\n)(?s:.*?)(?=^```)""", RegexOptions.Multiline)]
    private static partial Regex Chart();

    [GeneratedRegex("""(?<=^workflow:\n(?:  .*\n)*)  rules:\n(?:    .*\n)+""", RegexOptions.Multiline)]
    private static partial Regex WorkflowRules();
}

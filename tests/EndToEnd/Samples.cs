using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>The other definitions of <c>samples/</c>: each is a repository of its own but for the library, which is the one beside it.</summary>
[Collection(SampleCollection.Name)]
public sealed class Samples(CloneOfSamples clone)
{
    [Theory]
    [InlineData("library", "pack")]
    [InlineData("orders-api", "test")]
    [InlineData("monorepo", "test:search")]
    public async Task Has_a_pipeline_file_in_step_whose_jobs_run(string sample, string job)
    {
        RealPart.Require("rsync");
        var gitlab = RealPart.Require("gitlab-ci-local")[0];
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

        var run = await clone.RunAsync(
            gitlab,
            [
                "--cwd", $"samples/{sample}", "--force-shell-executor", "--variable", $"NUGET_PACKAGES={packages}",
                "--variable", "CI_PIPELINE_SOURCE=merge_request_event", "--unset-variable", "CI_COMMIT_BRANCH",

                // It would compare with a main branch of the clone; here every change is there, as in the first pipeline of a branch.
                "--no-evaluate-rule-changes", "check-pipeline", job,
            ]);

        run.MustExitWith(0).MustReport("PASS", "check-pipeline").MustReport("PASS", job);
    }
}

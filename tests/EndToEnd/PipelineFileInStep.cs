using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>The committed <c>.gitlab-ci.yml</c> and the targets.</summary>
[Collection(CloneCollection.Name)]
public sealed class PipelineFileInStep(Clone clone)
{
    private const string FileName = ".gitlab-ci.yml";

    [Fact]
    public void Is_committed_as_the_build_writes_it_and_so_is_the_schema() => Assert.Equal("", clone.Behind);

    [Fact]
    public async Task Is_what_the_targets_say() =>
        (await clone.BuildAsync(["CheckPipeline"])).MustExitWith(0).MustSay(".gitlab-ci.yml is what the targets say.");

    [Fact]
    public async Task Fails_the_check_after_one_character_was_changed_and_stays_as_it_is()
    {
        var changed = clone.Read(FileName).Replace("interruptible: true", "interruptible: tree", StringComparison.Ordinal);
        clone.Write(FileName, changed);
        try
        {
            (await clone.BuildAsync(["CheckPipeline"])).MustExitWith(1)
                .MustSay("-  interruptible: tree").MustSay("+  interruptible: true").MustSay("Run ./build.sh GeneratePipeline and commit the file.");
            Assert.Equal(changed, clone.Read(FileName));

            (await clone.BuildAsync(["GeneratePipeline"])).MustExitWith(0).MustSay(".gitlab-ci.yml was written");
            Assert.Empty((await clone.RunAsync("git", ["status", "--porcelain"])).Output);
        }
        finally
        {
            await clone.ResetAsync();
        }
    }

    [Fact]
    public async Task Is_rewritten_by_a_local_run_of_another_target()
    {
        clone.Write(FileName, clone.Read(FileName).Replace("interruptible: true", "interruptible: false", StringComparison.Ordinal));
        try
        {
            (await clone.BuildAsync(["Package"])).MustExitWith(0).MustSay(".gitlab-ci.yml was written");
            Assert.Empty((await clone.RunAsync("git", ["status", "--porcelain"])).Output);
        }
        finally
        {
            await clone.ResetAsync();
        }
    }

    [Fact]
    public async Task Is_never_touched_without_our_header()
    {
        const string Foreign = "lint:\n  script: make lint\n";
        clone.Write(FileName, Foreign);
        try
        {
            (await clone.BuildAsync(["Package"])).MustExitWith(0);
            (await clone.BuildAsync(["GeneratePipeline"])).MustExitWith(2)
                .MustSay(".gitlab-ci.yml: ");
            (await clone.BuildAsync(["CheckPipeline"])).MustExitWith(2);
            Assert.Equal(Foreign, clone.Read(FileName));
        }
        finally
        {
            await clone.ResetAsync();
        }
    }

    [Fact]
    public async Task Shows_its_jobs_to_gitlab_ci_local()
    {
        var gitlab = RealPart.Require("gitlab-ci-local")[0];

        var list = await clone.RunAsync(gitlab, ["--list-csv-all"]);

        list.MustExitWith(0);
        string[] jobs = ["lint", "check-pipeline", "test", "package", "docker-build", "docker-push", "deploy:dev", "deploy:sit", "deploy:uat", "deploy:prod"];
        foreach (var job in jobs)
        {
            list.MustSay(job);
        }
    }
}

using Pipelines.Model;
using Pipelines.Planning;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>The build is compiled in one job, and every other gets it from there.</summary>
public class CompileOnceTests
{
    private static readonly Pipeline Plan = PipelinePlanner.Plan(Shop.Graph, Shop.Application);

    [Fact]
    public void Compiles_at_once_in_the_first_stage_and_keeps_what_it_made()
    {
        var compile = Plan.Jobs[0];

        Assert.Equal(("compile-build", "build"), (compile.Name, compile.Stage));
        Assert.Empty(compile.Needs!);
        Assert.Empty(compile.Rules);
        Assert.True(compile.Interruptible);
        Assert.Equal(["./build.sh CompileBuild"], compile.Script);
        Assert.Equal(["build/bin/**", ".nuke/temp/build.stamp"], compile.Artifacts!.Paths);
        Assert.Equal(["nuget: .nuke/temp/nuget", "compile-build: build/bin/** .nuke/temp/build.stamp"], compile.Cache!.Select(Text));
    }

    [Fact]
    public void Hands_its_files_to_every_other_job_itself_for_artifacts_are_not_handed_on() =>
        Assert.All(Plan.Jobs.Skip(1).Where(job => !IsLate(job)), job => Assert.Contains(new Need("compile-build"), job.Needs ?? [.. job.Dependencies!.Select(name => new Need(name))]));

    [Fact]
    public void Hands_no_files_to_jobs_of_an_environment_which_may_start_when_those_have_expired()
    {
        var late = Plan.Jobs.Where(IsLate).ToList();

        Assert.NotEmpty(late);
        Assert.All(late, job => Assert.Contains(new Need("compile-build") { Artifacts = false }, job.Needs!));
        Assert.All(late, job => Assert.Equal(("compile-build: build/bin/** .nuke/temp/build.stamp", CachePolicy.Pull), (Text(Assert.Single(job.Cache!)), job.Cache![0].Policy)));
    }

    [Fact]
    public void Keeps_checks_from_nothing_else() => Assert.All(
        ["lint", "check-pipeline"],
        name => Assert.Equal([new Need("compile-build")], Plan.Jobs.Single(job => job.Name == name).Needs!));

    [Fact]
    public void Leaves_a_job_without_dependencies_in_the_order_of_the_stages() =>
        Assert.Equal((null, "compile-build"), (JobOf("test").Needs, Assert.Single(JobOf("test").Dependencies!)));

    [Fact]
    public void Is_needed_by_jobs_of_its_own_stage_to_which_the_stages_hand_nothing()
    {
        Assert.Equal([new("compile-build")], JobOf("package").Needs!);
        Assert.Null(JobOf("package").Dependencies);
    }

    [Fact]
    public void Is_needed_once_by_a_target_that_depends_on_it_and_reads_its_files()
    {
        var pack = PipelinePlanner.Plan(
            new("Build", Shop.CompileBuild, Shop.Package with { DependsOn = ["CompileBuild"], Consumes = ["CompileBuild"] }), Shop.Application).Jobs[1];

        Assert.Equal([new("compile-build")], pack.Needs!);
    }

    [Fact]
    public void Restores_no_cache_in_jobs_that_restore_no_packages() =>
        Assert.Equal(["compile-build", "lint"], Plan.Jobs.Where(job => job.Cache is { Count: > 0 } && !IsLate(job)).Select(job => job.Name));

    [Fact]
    public void Writes_no_cache_in_jobs_with_credentials() =>
        Assert.All(Plan.Jobs.Where(job => job.IdTokens.Count > 0), job => Assert.All(job.Cache!, cache => Assert.Equal(CachePolicy.Pull, cache.Policy)));

    private static bool IsLate(Job job) => job.Name.StartsWith("deploy:", StringComparison.Ordinal) || job.Name.StartsWith("rollback:", StringComparison.Ordinal);

    private static Job JobOf(string name) => Plan.Jobs.Single(job => job.Name == name);

    private static string Text(Cache cache) => $"{((CacheKey.OfFiles)cache.Key!).Prefix}: {string.Join(' ', cache.Paths)}";
}

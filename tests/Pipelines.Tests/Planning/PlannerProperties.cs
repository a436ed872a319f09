using System.Globalization;
using CsCheck;
using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Planning;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Planning;

/// <summary>What holds for every build: any targets in any order of dependency, any environments.</summary>
public class PlannerProperties
{
    private static readonly Gen<(TargetGraph Graph, Application Application)> Builds =
        Gen.Select(Gen.Int[1, 9].SelectMany(Targets), Gen.Bool.Array[0, 4], (targets, starts) => Build(targets, starts));

    [Fact]
    public void Needs_are_jobs_of_the_pipeline_and_never_go_in_a_circle() =>
        Builds.Sample(build => Assert.DoesNotContain(
            PipelineGenerator.Generate(build.Graph, build.Application).Findings,
            finding => finding.Rule == FindingRules.CyclicNeeds || finding.Rule == FindingRules.UnknownNeed || finding.Rule == FindingRules.DuplicateNeed));

    [Fact]
    public void Needs_are_reduced_to_the_nearest_and_to_those_whose_files_are_read() =>
        Builds.Sample(build =>
        {
            var jobs = PipelinePlanner.Plan(build.Graph, build.Application).Jobs.ToDictionary(job => job.Name);
            foreach (var job in jobs.Values)
            {
                foreach (var need in (job.Needs ?? []).Where(need => !need.Artifacts))
                {
                    Assert.DoesNotContain(job.Needs!, other => other.Job != need.Job && Behind(jobs, other.Job).Contains(need.Job));
                }
            }
        });

    [Fact]
    public void Every_target_before_a_job_has_run_in_a_job_that_it_waits_for_or_runs_in_it() =>
        Builds.Sample(build =>
        {
            var jobs = PipelinePlanner.Plan(build.Graph, build.Application).Jobs.ToDictionary(job => job.Name);
            foreach (var job in jobs.Values)
            {
                var target = build.Graph.Targets.Single(target => job.Symbol == $"Build.{target.Name}");
                var (inside, before) = (new HashSet<TargetName>(), new HashSet<TargetName>());
                Walk(build.Graph, target, node => node.Job is null || target.Job!.AtOnce, inside, before);
                var skipped = job.Script[0].Split(" --skip") is [_, var names] ? names.Split(' ', StringSplitOptions.RemoveEmptyEntries) : null;

                Assert.All(inside, name => Assert.True(skipped is null || (skipped.Length > 0 && !skipped.Contains(name.Text)), $"{name} is skipped by {job.Script[0]}"));
                Assert.All(before, name => Assert.True(skipped is [] || skipped?.Contains(name.Text) == true, $"{name} is not skipped by {job.Script[0]}"));
                Assert.All(
                    before.Where(name => build.Graph.Targets.Single(node => node.Name == name).Job!.Per == Per.Pipeline),
                    name => Assert.Contains(JobName.Of(name), Behind(jobs, job.Name)));
            }
        });

    [Fact]
    public void No_deployment_waits_for_a_person_to_start_another_job() =>
        Builds.Where(build => build.Graph.Targets.Count(target => target.Job?.Per == Per.Environment) <= 1)
            .Sample(build => Assert.DoesNotContain(PipelineGenerator.Generate(build.Graph, build.Application).Findings, finding => finding.Rule == FindingRules.ManualNeed));

    [Fact]
    public void The_same_build_gives_the_same_bytes_in_every_culture() =>
        Builds.Sample(build =>
        {
            var (before, text) = (CultureInfo.CurrentCulture, PipelineGenerator.Generate(build.Graph, build.Application).Text);
            try
            {
                var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                odd.NumberFormat.NegativeSign = "~";
                odd.NumberFormat.NumberDecimalSeparator = ",";
                odd.NumberFormat.NumberGroupSeparator = " ";
                CultureInfo.CurrentCulture = odd;
                Assert.Equal(text, PipelineGenerator.Generate(build.Graph, build.Application).Text);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        });

    private static Gen<TargetNode[]> Targets(int count) =>
        Gen.Select(Gen.Int[0, int.MaxValue].Array[count], Gen.Int[0, 255].Array[count], Gen.Int[0, 255].Array[count], (shapes, dependsOn, consumes) =>
            Enumerable.Range(0, count).Select(i => Target(i, shapes[i], dependsOn[i], consumes[i] & consumes[(i + 1) % count])).Reverse().ToArray());

    private static TargetNode Target(int i, int shape, int dependsOn, int consumes) => new($"T{i}")
    {
        DependsOn = Names(i, dependsOn & (shape >> 8)),
        Consumes = Names(i, consumes & (shape >> 16)),
        Produces = (shape & 1) == 0 ? [$"out/{i}/*"] : [],
        Job = (shape & 6) == 0 ? null : new()
        {
            Stage = new[] { Stages.Build, Stages.Test, Stages.Deploy, "after" }[(shape >> 3) & 3],
            Per = (shape & 96) == 96 ? Per.Environment : Per.Pipeline,
            AtOnce = (shape & 896) == 896,
            When = When.Release,
        },
    };

    // Dependencies go to targets of a lower number: no circle.
    private static IReadOnlyList<TargetName> Names(int below, int bits) =>
        [.. Enumerable.Range(0, Math.Min(below, 8)).Where(i => (bits >> i & 1) == 1).Select(i => TargetName.Parse($"T{i}"))];

    private static (TargetGraph Graph, Application Application) Build(TargetNode[] targets, bool[] starts) =>
        (new("Build", starts.Length > 0 ? targets : [.. targets.Where(target => target.Job?.Per != Per.Environment).Select(target => Without(target, targets))]),
         Shop.Application with
         {
             Environments = [.. starts.Select((automatic, i) => new DeploymentEnvironment($"e{i}") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Testing, Start = automatic ? Start.Automatic : Start.Manual })],
         });

    private static TargetNode Without(TargetNode target, TargetNode[] targets)
    {
        var gone = targets.Where(other => other.Job?.Per == Per.Environment).Select(other => other.Name).ToHashSet();
        return target with { DependsOn = [.. target.DependsOn.Where(name => !gone.Contains(name))], Consumes = [.. target.Consumes.Where(name => !gone.Contains(name))] };
    }

    private static HashSet<string> Behind(Dictionary<string, Job> jobs, string job) =>
        [.. (jobs[job].Needs ?? []).SelectMany(need => Behind(jobs, need.Job).Append(need.Job))];

    // What runs in the job itself, and where the walk along DependsOn stops: the targets that are jobs.
    private static void Walk(TargetGraph graph, TargetNode target, Func<TargetNode, bool> isInside, HashSet<TargetName> inside, HashSet<TargetName> before)
    {
        foreach (var next in target.DependsOn.Select(name => graph.Targets.Single(node => node.Name == name)))
        {
            if (!isInside(next))
            {
                before.Add(next.Name);
            }
            else if (inside.Add(next.Name))
            {
                Walk(graph, next, isInside, inside, before);
            }
        }
    }
}

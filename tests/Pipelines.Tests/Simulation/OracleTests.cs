using Pipelines.Model;
using Pipelines.Simulation;
using Pipelines.Testing;
using Pipelines.Tests.Planning;
using Pipelines.Yaml;
using Xunit;

namespace Pipelines.Tests.Simulation;

/// <summary>
/// The simulation against gitlab-ci-local, which we did not write and which evaluates rules by itself. It knows no events, so it is given their variables;
/// it lists jobs also where the workflow makes no pipeline, so a job that has the workflow's rules tells whether one is made.
/// </summary>
public class OracleTests
{
    private const string Probe = "pipeline-is-made";

    private static readonly Variable A = new("A"), B = new("B"), Empty = new("EMPTY"), None = new("NONE");

    public static TheoryData<string> Events => [.. OracleEvents.All.Keys];

    [Theory]
    [MemberData(nameof(Events))]
    public void Sees_the_jobs_of_the_planned_pipeline(string name)
    {
        var pipeline = PipelineGenerator.Generate(Shop.Graph, Shop.Application).Pipeline;
        pipeline = pipeline with { Jobs = [.. pipeline.Jobs, new(Probe) { Stage = "test", Script = ["true"], Rules = pipeline.Workflow!.Rules }] };
        var simulated = PipelineSimulator.Simulate(pipeline, OracleEvents.All[name]);

        var listed = Ask(pipeline, OracleEvents.All[name]);

        Assert.Equal(listed.Any(job => job.Name == Probe), simulated.IsMade);
        if (simulated.IsMade)
        {
            Assert.Equal(Lines(listed), Lines(simulated));
        }
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Reads_conditions_alike(string name)
    {
        Condition[] conditions =
        [
            A.IsSet, None.IsSet, Empty.IsSet, None.IsUndefined, Empty.IsUndefined, Empty.IsDefined, A.IsDefined, Empty == "", None == "", None != "", A == "text", A != "text", A == B,
            A == Empty, A.Matches("ex"), A.Matches("^ex"), A.Matches("TEXT"), A.Matches(new Pattern("TEXT", ignoreCase: true)), A.DoesNotMatch("ex"), None.Matches("ex"), A.Matches("a/b|t$"),
            A.IsSet | (None.IsSet & None.IsSet), (A.IsSet | None.IsSet) & None.IsSet, (None.IsSet & None.IsSet) | A.IsSet, A == "x" | A == "text" & B == "text",
            Variables.CommitBranch == Variables.DefaultBranch, Variables.CommitBranch.Matches("^release-\\d+$"), Variables.CommitTag.Matches("^v\\d"), Variables.CommitRefName == "staging", A.Matches(new Variable("PATTERN")), None.DoesNotMatch(new Variable("PATTERN")),
        ];
        var jobs = conditions.Select((condition, i) => PipelineSimulatorTests.Named($"job {i}") with { Rules = [condition] });
        var pipeline = PipelineSimulatorTests.With([.. jobs, PipelineSimulatorTests.Named("always")]) with
        {
            Variables = [new("A", "text"), new("B", "text"), new("EMPTY", ""), new("PATTERN", "/^TE/i")],
        };

        Assert.Equal(Lines(Ask(pipeline, OracleEvents.All[name])), Lines(PipelineSimulator.Simulate(pipeline, OracleEvents.All[name])));
    }

    public static TheoryData<string> Conditions => ["push to a branch", "push to the release branch", "merge request", "tag"];

    [Fact]
    public void Starts_jobs_alike()
    {
        var pipeline = PipelineSimulatorTests.With(
            PipelineSimulatorTests.Named("plain"),

            // Without allow_failure of its own gitlab-ci-local takes it to hold the pipeline; GitLab lets it be passed by: https://docs.gitlab.com/ci/yaml/#when.
            PipelineSimulatorTests.Named("manual") with { When = RunWhen.Manual, AllowFailure = true },
            PipelineSimulatorTests.Named("manual in a rule") with { Rules = [new Rule { When = RunWhen.Manual }] },
            PipelineSimulatorTests.Named("optional in a rule") with { Rules = [new Rule { When = RunWhen.Manual, AllowFailure = true }] },
            PipelineSimulatorTests.Named("delayed") with { Rules = [new Rule { When = RunWhen.Delayed, StartIn = TimeSpan.FromMinutes(5) }] },
            PipelineSimulatorTests.Named("never in a rule") with { Rules = [new Rule { If = Variables.CommitBranch.IsSet, When = RunWhen.Never }, new Rule { When = RunWhen.Always }] },
            PipelineSimulatorTests.Named("always") with { When = RunWhen.Always },
            PipelineSimulatorTests.Named("may fail") with { AllowFailure = true },
            PipelineSimulatorTests.Named("may not fail by its rule") with { AllowFailure = true, Rules = [new Rule { When = RunWhen.OnFailure, AllowFailure = false }] },
            PipelineSimulatorTests.Named("optional need") with { Needs = [new("plain"), new("never in a rule") { Optional = true }] });

        Assert.Equal(Lines(Ask(pipeline, OracleEvents.All["push to a branch"])), Lines(PipelineSimulator.Simulate(pipeline, OracleEvents.All["push to a branch"])));
    }

    /// <summary>gitlab-ci-local is told what GitLab would define, and that the rest of what it defines itself is not there.</summary>
    internal static IReadOnlyList<ListedJob> Ask(Pipeline pipeline, PipelineEvent happened)
    {
        var variables = EventVariables.Of(happened);
        foreach (var (name, value) in happened.Variables)
        {
            variables[name] = value;
        }

        (string, string?)[] undefined = [.. new[] { "CI_COMMIT_BRANCH", "CI_COMMIT_TAG" }.Where(name => !variables.ContainsKey(name)).Select(name => (name, (string?)null))];
        return GitLabCiLocal.List(PipelineYaml.Print(pipeline), [.. variables.Select(pair => (pair.Key, (string?)pair.Value)), .. undefined]);
    }

    private static IEnumerable<string> Lines(IEnumerable<ListedJob> jobs) => jobs.Select(job => $"{job.Name}: {job.When}, {job.AllowFailure}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(SimulatedPipeline simulated) =>
        simulated.Jobs.Select(job => $"{job.Job.Name}: {Words.Of(job.When)}, {job.AllowFailure}").Order(StringComparer.Ordinal);
}

using Pipelines.Model;
using Pipelines.Simulation;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Simulation;

public class PipelineSimulatorTests
{
    private static readonly PipelineEvent Push = PipelineEvent.Push("feature/x");

    [Fact]
    public void Makes_a_pipeline_of_every_event_without_a_workflow()
    {
        var simulated = PipelineSimulator.Simulate(With(Named("a")), Push);

        Assert.True(simulated.IsMade);
        Assert.Equal("every event makes a pipeline: there are no workflow rules", simulated.Reason);
    }

    [Fact]
    public void Makes_none_when_no_workflow_rule_holds()
    {
        var simulated = PipelineSimulator.Simulate(With(Named("a")) with { Workflow = new() { Rules = [Variables.CommitTag.IsSet] } }, Push);

        Assert.False(simulated.IsMade);
        Assert.Equal("no workflow rule holds", simulated.Reason);
        Assert.Empty(simulated.Jobs);
        Assert.Empty(simulated.Absent);
    }

    [Fact]
    public void Makes_none_when_the_first_workflow_rule_that_holds_says_never()
    {
        var workflow = new Workflow { Rules = [Variables.CommitTag.IsSet, new Rule { If = Variables.CommitBranch.IsSet, When = RunWhen.Never }, new Rule { When = RunWhen.Always }] };

        var simulated = PipelineSimulator.Simulate(With(Named("a")) with { Workflow = workflow }, Push);

        Assert.False(simulated.IsMade);
        Assert.Equal("workflow rule 2 of 3 says never: $CI_COMMIT_BRANCH", simulated.Reason);
    }

    [Fact]
    public void Makes_none_without_a_job_outside_of_pre_and_post()
    {
        var simulated = PipelineSimulator.Simulate(With(Named("a") with { Stage = ".pre" }, Named("b") with { Rules = [Variables.CommitTag.IsSet] }), Push);

        Assert.False(simulated.IsMade);
        Assert.Equal("no job outside the stages .pre and .post exists, and without one GitLab makes no pipeline", simulated.Reason);
    }

    [Fact]
    public void Lets_the_first_rule_that_holds_decide()
    {
        var job = Named("a") with { Rules = [Variables.CommitTag.IsSet, new Rule { If = Variables.CommitBranch.IsSet, When = RunWhen.Manual }, new Rule { When = RunWhen.Always }] };

        var present = Assert.Single(PipelineSimulator.Simulate(With(job), Push).Jobs);

        Assert.Equal(RunWhen.Manual, present.When);
        Assert.Same(job.Rules[1], present.Rule);
    }

    [Theory]
    [InlineData(null, null, null, RunWhen.OnSuccess, false)]
    [InlineData(RunWhen.Manual, null, null, RunWhen.Manual, true)] // In a job manual may be passed by …
    [InlineData(null, RunWhen.Manual, null, RunWhen.Manual, false)] // … and in a rule it may not.
    [InlineData(null, RunWhen.Manual, true, RunWhen.Manual, true)]
    [InlineData(RunWhen.Always, null, null, RunWhen.Always, false)]
    [InlineData(RunWhen.Always, RunWhen.OnFailure, null, RunWhen.OnFailure, false)]
    public void Starts_as_the_rule_says_and_else_as_the_job_says(RunWhen? ofJob, RunWhen? ofRule, bool? allowFailureOfRule, RunWhen expected, bool allowFailure)
    {
        var job = Named("a") with { When = ofJob, Rules = ofRule is null ? [] : [new Rule { When = ofRule, AllowFailure = allowFailureOfRule }] };

        var present = Assert.Single(PipelineSimulator.Simulate(With(job), Push).Jobs);

        Assert.Equal((expected, allowFailure), (present.When, present.AllowFailure));
    }

    [Fact]
    public void Says_of_each_rule_why_it_does_not_hold()
    {
        var job = Named("a") with
        {
            Rules =
            [
                Variables.CommitBranch == "staging",
                new Rule { If = Variables.CommitBranch.IsSet & new Variable("DEPLOY").IsSet },
                new Rule { If = Variables.CommitBranch.IsSet, Changes = ["docs/**/*"] },
                new Rule { Exists = ["Dockerfile"] },
            ],
        };

        var absent = Assert.Single(PipelineSimulator.Simulate(With(job, Named("b")), Push with { ChangedFiles = ["src/a.cs"], Files = ["src/a.cs"] }).Absent);

        Assert.Equal(
            [
                "$CI_COMMIT_BRANCH == \"staging\": CI_COMMIT_BRANCH is \"feature/x\"",
                "$CI_COMMIT_BRANCH && $DEPLOY: DEPLOY is undefined",
                "no changed file matches docs/**/*",
                "no file matches Dockerfile",
            ],
            absent.Reasons);
    }

    [Fact]
    public void Says_which_rule_keeps_a_job_out()
    {
        var byRule = Named("a") with { Rules = [new Rule { If = Variables.CommitBranch.IsSet, Changes = ["docs/*"], When = RunWhen.Never }, new Rule { When = RunWhen.Always }] };
        var byItself = Named("b") with { When = RunWhen.Never };

        var absent = PipelineSimulator.Simulate(With(byRule, byItself, Named("c")), Push with { ChangedFiles = ["docs/a"] }).Absent;

        Assert.Equal(["rule 1 of 2 says never: $CI_COMMIT_BRANCH and changes docs/*"], absent[0].Reasons);
        Assert.Equal(["it says when: never"], absent[1].Reasons);
    }

    [Fact]
    public void Refuses_needs_of_jobs_that_do_not_exist_with_the_finding()
    {
        var pipeline = With(
            Named("a") with { Rules = [Variables.CommitTag.IsSet] },
            Named("b") with { Symbol = "Build.B", Needs = [new("a")] },
            Named("c") with { Needs = [new("a") { Optional = true }] });

        var simulated = PipelineSimulator.Simulate(pipeline, Push);

        Assert.False(simulated.IsMade);
        Assert.Equal("GitLab refuses it, because jobs need others that do not exist", simulated.Reason);
        Assert.Equal(
            "error PIPE0204 Build.B: job 'b' needs 'a', which is missing in pipelines such as: push to branch feature/x; GitLab then makes no pipeline at all. " +
            "Give both the same When, or let the narrower one be needed by none. https://docs.gitlab.com/ci/yaml/#needsoptional",
            Assert.Single(simulated.Findings).ToString());
        Assert.Equal(0, simulated.Jobs[1].Step);
    }

    [Fact]
    public void Refuses_raw_rules_which_it_does_not_read()
    {
        var exception = Assert.Throws<DefinitionException>(() => PipelineSimulator.Simulate(With(Named("a") with { Symbol = "Build.A", Raw = "only:\n  - main\n" }), Push));

        Assert.Equal("Build.A: job 'a': its raw YAML says 'only', which cannot be simulated. Write Rules instead.", exception.Message);
    }

    [Theory]
    [InlineData("src/a.cs", true)]
    [InlineData("docs/a.md", false)]
    [InlineData(null, true)]
    public void Asks_for_the_changed_files_of_a_push(string? changed, bool exists)
    {
        var job = Named("a") with { Rules = [new Rule { Changes = ["src/**/*"] }] };

        Assert.Equal(exists, PipelineSimulator.Simulate(With(job), Push with { ChangedFiles = changed is null ? null : [changed] }).IsMade);
    }

    [Fact]
    public void Takes_every_change_to_be_there_where_GitLab_compares_nothing()
    {
        var job = Named("a") with { Rules = [new Rule { Changes = ["src/**/*"] }] };
        var schedule = PipelineEvent.Asked(EventKind.Schedule, "main") with { ChangedFiles = ["docs/a.md"] };

        var simulated = PipelineSimulator.Simulate(With(job), schedule);

        Assert.True(simulated.IsMade);
        Assert.Equal(["The changed files are not asked for: GitLab compares at pushes and merge requests alone, and elsewhere every 'changes' holds."], simulated.Assumptions);
        Assert.False(PipelineSimulator.Simulate(With(job with { Rules = [job.Rules[0] with { CompareTo = "main" }] }), schedule).IsMade);
    }

    [Theory]
    [InlineData("docs/", true)]
    [InlineData("docs", false)]
    [InlineData("docs/*.md", true)]
    [InlineData("$CI_DEFAULT_BRANCH.txt", true)]
    [InlineData("${NONE}.txt", false)]
    public void Finds_files_and_folders(string pattern, bool exists)
    {
        var job = Named("a") with { Rules = [new Rule { Exists = [pattern] }] };

        Assert.Equal(exists, PipelineSimulator.Simulate(With(job), Push with { Files = ["docs/a.md", "main.txt"] }).IsMade);
    }

    [Theory]
    [InlineData("src/a.cs", true)]
    [InlineData("docs/a.md", false)]
    public void Reads_regular_expressions_over_paths(string file, bool exists)
    {
        var job = Named("a") with { Rules = [new Rule { ChangesRegexp = @"\.cs$", ExistsRegexp = "^src/" }] };

        Assert.Equal(exists, PipelineSimulator.Simulate(With(job), Push with { ChangedFiles = [file], Files = [file] }).IsMade);
    }

    [Fact]
    public void Says_what_it_cannot_see()
    {
        var job = Named("a") with { Rules = [new Rule { Exists = ["a"], ExistsProject = "group/other" }] };

        var simulated = PipelineSimulator.Simulate(With(job) with { Include = [new Include.Local("b.yml")] }, Push with { Files = ["a"] });

        Assert.Equal(["the files of group/other are not known"], Assert.Single(simulated.Absent).Reasons);
        Assert.Equal(["Jobs that come from include are not known.", "The files of other projects are not known, and 'exists' does not hold there: group/other."], simulated.Assumptions);
    }

    [Fact]
    public void Takes_the_needs_of_the_rule_and_none_of_other_pipelines()
    {
        var pipeline = With(
            Named("a"),
            Named("b"),
            Named("c") with { Needs = [new("a")], Rules = [new Rule { If = Variables.CommitBranch.IsSet, Needs = [new("b"), new("elsewhere") { Project = "group/other", Ref = "main" }] }] });

        var simulated = PipelineSimulator.Simulate(pipeline, Push);

        Assert.True(simulated.IsMade);
        Assert.Equal(["b"], simulated.Jobs[2].Needs!);
    }

    [Fact]
    public void Takes_variables_by_the_order_of_GitLab()
    {
        var variable = new Variable("WHO");
        var jobs = With(
            Named("file") with { Rules = [variable == "file"] },
            Named("workflow") with { Rules = [variable == "workflow"] },
            Named("job") with { Variables = [new("WHO", "job")], Rules = [variable == "job"] },
            Named("person") with { Variables = [new("WHO", "job")], Rules = [variable == "person"] });
        var pipeline = jobs with { Variables = [new("WHO", "file")] };
        var withWorkflow = pipeline with { Workflow = new() { Rules = [new Rule { If = variable != "workflow", Variables = [new("WHO", "workflow")] }] } };

        Assert.Equal("file job", Names(PipelineSimulator.Simulate(pipeline, Push)));
        Assert.Equal("workflow job", Names(PipelineSimulator.Simulate(withWorkflow, Push)));
        Assert.Equal("person", Names(PipelineSimulator.Simulate(withWorkflow, Push with { Variables = new Dictionary<string, string> { ["WHO"] = "person" } })));
    }

    [Fact]
    public void Says_what_it_assumes()
    {
        var job = Named("a") with { Rules = [new Rule { If = new Variable("DEPLOY").IsUndefined & Variables.CommitMessage.DoesNotMatch("skip") & Variables.CommitTag.IsUndefined, Changes = ["a/*"] }] };

        Assert.Equal(
            ["Not told by the event, and so undefined: CI_COMMIT_MESSAGE, DEPLOY.", "The changed files are not known: every 'changes' holds, as in the first pipeline of a branch."],
            PipelineSimulator.Simulate(With(job), Push).Assumptions);
        Assert.Empty(PipelineSimulator.Simulate(With(job), Push with { ChangedFiles = ["a/b"], Variables = new Dictionary<string, string> { ["DEPLOY"] = "1", ["CI_COMMIT_MESSAGE"] = "x" } }).Assumptions);
    }

    internal static Job Named(string name) => new(name) { Symbol = "Build", Stage = "test", Script = ["true"] };

    internal static Pipeline With(params Job[] jobs) => new() { Symbol = "Build", Stages = ["build", "test", "deploy"], Jobs = jobs };

    private static string Names(SimulatedPipeline simulated) => string.Join(' ', simulated.Jobs.Select(job => job.Job.Name));
}

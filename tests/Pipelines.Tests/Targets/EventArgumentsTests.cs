using Pipelines.Definitions;
using Pipelines.Simulation;
using Pipelines.Targets;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Targets;

public class EventArgumentsTests
{
    private static readonly Application Application = new("shop") { ReleaseBranch = "staging" };

    [Fact]
    public void Reads_no_event() => Assert.Null(new EventArguments().Read(Application));

    [Fact]
    public void Reads_a_merge_request_of_a_fork()
    {
        var happened = new EventArguments { Event = "merge-request", Branch = "feature/x", Fork = true, Changed = ["a", "b"], Variable = ["A=1", "B=x=y", "A=2"] }.Read(Application)!;

        Assert.Equal((EventKind.MergeRequest, "feature/x", true, "staging"), (happened.Kind, happened.Branch, happened.IsFromFork, happened.DefaultBranch));
        Assert.Equal(["a", "b"], happened.ChangedFiles);
        Assert.Equal("A=2,B=x=y", string.Join(',', happened.Variables.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData("push", EventKind.Push)]
    [InlineData("schedule", EventKind.Schedule)]
    [InlineData("web", EventKind.Web)]
    [InlineData("api", EventKind.Api)]
    [InlineData("trigger", EventKind.Trigger)]
    public void Reads_the_events_of_a_branch(string name, EventKind kind)
    {
        var happened = new EventArguments { Event = name, Branch = "staging", OpenMergeRequest = true }.Read(Application)!;

        Assert.Equal((kind, "staging", null, true, true), (happened.Kind, happened.Branch, happened.Tag, happened.IsProtected, happened.HasOpenMergeRequest));
        Assert.Null(happened.ChangedFiles);
    }

    [Theory]
    [InlineData("tag", EventKind.Tag)]
    [InlineData("schedule", EventKind.Schedule)]
    public void Reads_the_events_of_a_tag(string name, EventKind kind)
    {
        var happened = new EventArguments { Event = name, Tag = "v1" }.Read(Application)!;

        Assert.Equal((kind, null, "v1", false), (happened.Kind, happened.Branch, happened.Tag, happened.IsProtected));
    }

    [Theory]
    [InlineData("merge", null, null, "--event merge: GitLab has no such event. Did you mean 'merge-request'? Events: push, merge-request, tag, schedule, web, api, trigger.")]
    [InlineData(null, "main", null, "argument '--branch': it describes an event, and none was named. Write '--event push', or another event.")]
    [InlineData("push", null, null, "--event push: it was not said of which branch. Write '--event push --branch feature/x'.")]
    [InlineData("push", " ", null, "--event push: it was not said of which branch. Write '--event push --branch feature/x'.")]
    [InlineData("push", null, "v1", "--tag v1: the event push is one of a branch. Write '--event tag --tag v1', or name a branch.")]
    [InlineData("tag", null, null, "--event tag: it was not said of which tag. Write '--event tag --tag v1'.")]
    [InlineData("tag", "main", "v1", "--branch main: the pipeline of a tag belongs to no branch. Write '--event tag --tag v1'.")]
    [InlineData("web", null, null, "--event web: it was not said of which branch. Write '--event web --branch feature/x'.")]
    [InlineData("web", "main", "v1", "--event web: a pipeline is one of a branch or of a tag, and both were named. Leave '--branch' or '--tag' out.")]
    public void Refuses_what_is_no_event(string? name, string? branch, string? tag, string message) =>
        Refuses(new() { Event = name, Branch = branch, Tag = tag }, message);

    [Fact]
    public void Refuses_a_fork_of_a_push() =>
        Refuses(new() { Event = "push", Branch = "x", Fork = true }, "argument '--fork': the event push has none, only that of a merge request has. Write '--event merge-request'.");

    [Fact]
    public void Refuses_the_target_of_a_push() =>
        Refuses(new() { Event = "push", Branch = "x", TargetBranch = "y" }, "argument '--target-branch': the event push has none, only that of a merge request has. Write '--event merge-request'.");

    [Fact]
    public void Refuses_an_open_merge_request_where_there_is_none_or_always_one()
    {
        Refuses(new() { Event = "merge-request", Branch = "x", OpenMergeRequest = true }, "argument '--open-merge-request': it is for pipelines of a branch, and this is a merge request's own. Leave it out.");
        Refuses(new() { Event = "tag", Tag = "x", OpenMergeRequest = true }, "argument '--open-merge-request': it is for pipelines of a branch, and this is a tag's. Leave it out.");
    }

    [Fact]
    public void Refuses_a_variable_without_a_value() =>
        Refuses(new() { Event = "web", Branch = "x", Variable = ["DEPLOY"] }, "--variable DEPLOY: 'NAME=value' was expected. Write one such as '--variable DEPLOY=uat'.");

    [Fact]
    public void Refuses_everything_at_once()
    {
        var mistakes = Assert.Throws<DefinitionException>(() => new EventArguments { Fork = true, Changed = ["a"], Variable = ["A=1"], OpenMergeRequest = true }.Read(Application)).Message;

        Assert.All(new[] { "--fork", "--changed", "--variable", "--open-merge-request" }, parameter => Assert.Contains($"argument '{parameter}': it describes an event", mistakes, StringComparison.Ordinal));
    }

    private static void Refuses(EventArguments arguments, string message) =>
        Assert.Equal(message, Assert.Throws<DefinitionException>(() => arguments.Read(Application)).Message);
}

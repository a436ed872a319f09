using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary><c>ShowPipeline</c> as a person types it; <see cref="PipelineEvents"/> has whether it is true.</summary>
[Collection(SampleCollection.Name)]
public sealed class ShownPipeline(CloneOfSamples clone)
{
    private const string Command = "./build.sh ShowPipeline --event merge-request --branch feature/x";

    [Fact]
    public async Task Is_the_table_of_the_documentation()
    {
        var run = await RunAsync("samples/orders-api", Command.Split(' ')[1..]);

        var text = $"$ {Command}\n{Printed(run.MustExitWith(0).Output)}\n";
        var file = Path.Combine(Repository.Root, "docs/captures/show-pipeline.txt");
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(text, File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "");
        Assert.Contains($"```text\n{text}```\n", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs/pipeline.md"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Is_the_whole_one_without_an_event()
    {
        var run = (await RunAsync(".", ["ShowPipeline"])).MustExitWith(0);

        run.MustSay("  deploy:prod ").MustSay("./build.sh Deploy --env prod").MustSay("rollback:prod").MustSay("compile-build");
    }

    [Fact]
    public async Task Is_drawn_in_a_fence_and_written_nowhere()
    {
        var before = clone.Read(".gitlab-ci.yml");
        clone.Write(".gitlab-ci.yml", before + "# another line\n");
        try
        {
            var run = (await RunAsync(".", ["ShowPipeline", "--format", "mermaid"])).MustExitWith(0);

            var lines = Printed(run.Output).Split('\n');
            Assert.Equal(("```mermaid", "flowchart LR", "```"), (lines[0], lines[1], lines[^1]));
            Assert.EndsWith("# another line\n", clone.Read(".gitlab-ci.yml"), StringComparison.Ordinal);
        }
        finally
        {
            await clone.ResetAsync();
        }
    }

    [Theory]
    [InlineData("--format tabel", "--format tabel: a pipeline is not shown in that form. Did you mean 'table'? Formats: table, mermaid.")]
    [InlineData("--event mergerequest --branch x", "--event mergerequest: GitLab has no such event. Did you mean 'merge-request'? Events: push, merge-request, tag, schedule, web, api, trigger.")]
    [InlineData("--event tag --branch x", "--branch x: the pipeline of a tag belongs to no branch. Write '--event tag --tag v1'.")]
    [InlineData("--branch x", "argument '--branch': it describes an event, and none was named. Write '--event push', or another event.")]
    public async Task Is_refused_for_what_nobody_can_show(string arguments, string text) =>
        (await RunAsync(".", ["ShowPipeline", .. arguments.Split(' ')])).MustExitWith(2).MustSay(text).MustNotSay("COMMAND");

    // What stands between the target's name and the summary.
    private static string Printed(string output) => output.Split("║ ShowPipeline\n", 2)[1].Split('\n', 2)[1].Split("═══════════════════", 2)[0].Trim('\n');

    private Task<Run> RunAsync(string repository, string[] arguments) => clone.RunAsync(Path.Combine(clone.Root, repository, "build.sh"), arguments);
}

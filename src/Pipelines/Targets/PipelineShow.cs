using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Simulation;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>The lines that <c>ShowPipeline</c> prints.</summary>
internal static class PipelineShow
{
    private const string Table = "table";
    private const string Mermaid = "mermaid";

    /// <summary>Refuses what the command line says wrong.</summary>
    /// <exception cref="DefinitionException">The words for the event do not go together, or the format is not known.</exception>
    public static void Check(IPipeline build)
    {
        build.ShownEvent();
        if (build.Format is { } format and not (Table or Mermaid))
        {
            throw TargetsText.UnknownFormat(format, [Table, Mermaid]);
        }
    }

    /// <summary>The pipeline of an event; without one all of it, and which jobs the usual events have.</summary>
    /// <exception cref="DefinitionException">The pipeline cannot be shown in that format.</exception>
    public static async Task<IReadOnlyList<string>> LinesAsync(PipelineResult result, PipelineEvent? happened, Application application, string? format, Func<Task<IReadOnlyList<string>>> files)
    {
        var lines = await LinesAsync(result.Pipeline, happened, application, format, files);
        if (format != Mermaid)
        {
            foreach (var child in result.Children)
            {
                lines = [.. lines, .. await ChildAsync(child, result.Pipeline, happened, application, files)];
            }
        }

        return lines;
    }

    // A child pipeline is there when the job that starts it is; to its own rules it comes from that.
    private static async Task<IReadOnlyList<string>> ChildAsync(GeneratedChild child, Pipeline parent, PipelineEvent? happened, Application application, Func<Task<IReadOnlyList<string>>> files)
    {
        IReadOnlyList<string> heading = ["", TargetsText.Child(child.Child), ""];
        IReadOnlyList<string> present = AsksForFiles(parent) ? await files() : [];
        return happened is null ? [.. heading, .. PipelineTable.Of(child.Pipeline, [.. UsualEvents(application).Where(IsStarted).Select(OfParent)])]
            : IsStarted(happened) ? [.. heading, .. PipelineTable.Of(PipelineSimulator.Simulate(child.Pipeline, OfParent(happened)))]
            : [];

        bool IsStarted(PipelineEvent parents) =>
            PipelineSimulator.Simulate(parent, parents with { Files = present }) is { IsMade: true } started && started.Jobs.Any(job => job.Job.Name == child.Child.TriggeredBy);
    }

    private static PipelineEvent OfParent(PipelineEvent happened) => happened with
    {
        Variables = new Dictionary<string, string>(happened.Variables) { [Variables.PipelineSource.Name] = "parent_pipeline" },
    };

    private static async Task<IReadOnlyList<string>> LinesAsync(Pipeline pipeline, PipelineEvent? happened, Application application, string? format, Func<Task<IReadOnlyList<string>>> files)
    {
        // Git is asked only when a rule asks.
        IReadOnlyList<string> present = AsksForFiles(pipeline) ? await files() : [];
        var simulated = happened is null ? null : PipelineSimulator.Simulate(pipeline, happened with { Files = present });
        return (format, simulated) switch
        {
            (Mermaid, null) => Fenced(MermaidChart.Of(pipeline)),
            (Mermaid, { IsMade: true }) => Fenced(MermaidChart.Of(simulated)),
            (_, null) => PipelineTable.Of(pipeline, [.. UsualEvents(application).Select(usual => usual with { Files = present })]),
            _ => PipelineTable.Of(simulated),
        };
    }

    private static bool AsksForFiles(Pipeline pipeline) => (pipeline.Workflow?.Rules ?? []).Concat(pipeline.Jobs.SelectMany(job => job.Rules)).Any(rule => rule.Exists.Count > 0 || rule.ExistsRegexp is not null);

    private static IEnumerable<PipelineEvent> UsualEvents(Application application) => new[]
    {
        PipelineEvent.Push("feature/x"),
        PipelineEvent.MergeRequest("feature/x"),
        PipelineEvent.Push(application.ReleaseBranch) with { IsProtected = true },
        PipelineEvent.OfTag("v1"),
        PipelineEvent.Asked(EventKind.Schedule, application.ReleaseBranch) with { IsProtected = true },
    }.Select(usual => usual with { DefaultBranch = application.ReleaseBranch });

    // As it is pasted into a description: https://docs.gitlab.com/user/markdown/#mermaid
    private static IReadOnlyList<string> Fenced(string chart) => ["```mermaid", .. chart.TrimEnd('\n').Split('\n'), "```"];
}

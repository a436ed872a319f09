using System.Text;
using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>Pipelines as a Mermaid flowchart, which GitLab draws in descriptions and comments: https://mermaid.js.org/syntax/flowchart.html.</summary>
public static class MermaidChart
{
    // https://mermaid.js.org/config/schema-docs/config.html#maxedges
    private const int MostEdges = 500;

    private const string Plain = " :/,()[]-_";

    /// <summary>The jobs of the whole pipeline, whatever the event.</summary>
    public static string Of(Pipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return Draw(WholePipeline.Jobs(pipeline));
    }

    /// <summary>The jobs that an event makes.</summary>
    public static string Of(SimulatedPipeline simulated)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        return Draw(simulated.IsMade ? simulated.Jobs : []);
    }

    private static string Draw(IReadOnlyList<SimulatedJob> jobs)
    {
        var text = new StringBuilder("flowchart LR\n");
        var ids = jobs.Select((job, i) => (job.Job.Name, Id: $"j{i}")).ToDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);
        var stages = jobs.GroupBy(job => job.Job.Stage ?? "test").ToList();
        for (var stage = 0; stage < stages.Count; stage++)
        {
            text.Append($"  subgraph s{stage}[\"{Escape(stages[stage].Key)}\"]\n");
            foreach (var job in stages[stage])
            {
                text.Append("    ").Append(ids[job.Job.Name]).Append(Node(job)).Append('\n');
            }

            text.Append("  end\n");
        }

        var edges = stages.SelectMany((stage, i) => stage.SelectMany(job => Before(job, i).Select(before => $"  {before} --> {ids[job.Job.Name]}\n"))).ToList();
        if (edges.Count > MostEdges)
        {
            throw SimulationText.TooManyEdges(edges.Count, MostEdges);
        }

        return text.AppendJoin("", edges).ToString();

        IEnumerable<string> Before(SimulatedJob job, int stage) => job.Needs?.Select(need => ids[need]) ?? (stage > 0 ? [$"s{stage - 1}"] : []);
    }

    // What a person starts has corners of its own, so that it is seen without colours.
    private static string Node(SimulatedJob job)
    {
        var label = Escape(job.Job.Name);
        return job.When == RunWhen.OnSuccess ? $"[\"{label}\"]"
            : job.IsManual ? $"{{{{\"{label}<br>{SimulationText.Starts(job)}\"}}}}"
            : $"([\"{label}<br>{SimulationText.Starts(job)}\"])";
    }

    // Quotes alone do not keep a label as it is: Mermaid takes '%%' out of any line, and reads Markdown, where a first '-' or '1.' begins a list. So of ASCII's
    // punctuation only what means nothing stays: https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
    private static string Escape(string label)
    {
        var text = new StringBuilder();
        foreach (var letter in label)
        {
            var isKept = !char.IsAscii(letter) || char.IsAsciiLetterOrDigit(letter) || (text.Length > 0 && Plain.Contains(letter));
            _ = isKept ? text.Append(letter) : text.Append('#').Append((int)letter).Append(';');
        }

        // Of a line with 'style', a colon and '#' Mermaid takes the last ';' away: https://github.com/mermaid-js/mermaid, encodeEntities.
        var escaped = text.ToString();
        return escaped.Contains('#', StringComparison.Ordinal) ? escaped.Replace(":", "#58;", StringComparison.Ordinal) : escaped;
    }
}

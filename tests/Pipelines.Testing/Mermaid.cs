using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Pipelines.Testing;

/// <summary>Charts as Mermaid itself reads them: <c>mermaid.mjs</c> hands them to its parser and tells the labels and arrows that it found.</summary>
public static partial class Mermaid
{
    /// <summary>Reads charts, all in one process of node; skips or fails the test where node or Mermaid are not there.</summary>
    public static IReadOnlyList<DrawnChart> Read(IReadOnlyList<string> charts)
    {
        var folder = RealPart.RequireNodePackages("mermaid", "jsdom");
        var script = Path.Combine(Repository.Root, "tests/Pipelines.Testing/mermaid.mjs");
        using var node = Process.Start(new ProcessStartInfo(RealPart.Require("node")[0], [script, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEndAsync();
        node.StandardInput.Write(JsonSerializer.Serialize(charts));
        node.StandardInput.Close();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, error.Result);
        return [.. JsonSerializer.Deserialize<List<DrawnChart>>(output.Result, JsonSerializerOptions.Web)!.Select(Shown)];
    }

    private static DrawnChart Shown(DrawnChart chart) =>
        chart with { Nodes = [.. (chart.Nodes ?? []).Select(Shown)], Stages = [.. (chart.Stages ?? []).Select(Shown)], Edges = chart.Edges ?? [] };

    // How Mermaid keeps '#34;' until it draws.
    private static string Shown(string label) =>
        Entity().Replace(label, match => char.ConvertFromUtf32(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex("ﬂ°°([0-9]+)¶ß")]
    private static partial Regex Entity();
}

/// <summary>A chart as Mermaid reads it.</summary>
/// <param name="Type">Mermaid's name of the kind of chart; null when it cannot be read.</param>
/// <param name="Nodes">The labels.</param>
/// <param name="Stages">The titles of the boxes.</param>
/// <param name="Edges">From and to, by the ids of the chart.</param>
/// <param name="Error">Why it cannot be read; null when it can.</param>
public sealed record DrawnChart(string? Type, IReadOnlyList<string> Nodes, IReadOnlyList<string> Stages, IReadOnlyList<string> Edges, string? Error);

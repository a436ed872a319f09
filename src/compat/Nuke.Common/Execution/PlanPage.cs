using System.Net;

namespace Nuke.Common.Execution;

/// <summary><c>--plan</c>: the graph of targets as an HTML page of its own: no script from elsewhere, no browser started.</summary>
internal static class PlanPage
{
    /// <summary>Returns whether the run goes on.</summary>
    public static bool Write(NukeBuild build)
    {
        if (!build.Plan)
            return true;
        var file = NukeBuild.TemporaryDirectory / "execution-plan.html";
        File.WriteAllText(file, Html(build));
        ConsoleText.WriteLine($"The execution plan stands in {file}");
        foreach (var target in build.ExecutionPlan)
            ConsoleText.WriteLine($"  {target.Name}");
        return false;
    }

    public static string Html(NukeBuild build)
    {
        var layers = Layers(build.ExecutableTargets);
        var (width, height) = ((layers.Max(x => x.Count) * 220) + 40, (layers.Count * 110) + 40);
        var place = new Dictionary<ExecutableTarget, (int X, int Y)>();
        for (var row = 0; row < layers.Count; row++)
        {
            for (var column = 0; column < layers[row].Count; column++)
                place[layers[row][column]] = (20 + (column * 220), 20 + (row * 110));
        }
        var page = new StringBuilder();
        page.Append($$"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Execution plan</title><style>
            body{font:14px sans-serif} rect{fill:#fff;stroke:#888;rx:6} .planned rect{fill:#dff0d8;stroke:#3c763d}
            line{stroke:#555;marker-end:url(#tip)} .order{stroke-dasharray:4} .trigger{stroke:#b0413e}
            </style></head><body>
            <p>Green: will run. Arrow: runs before. Dashed: only when both run. Red: triggers.</p>
            <svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="{{height}}">
            <defs><marker id="tip" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>

            """);
        foreach (var target in build.ExecutableTargets)
        {
            AppendLines(page, target, target.ExecutionDependencies, "needs", place);
            AppendLines(page, target, target.OrderDependencies, "order", place);
            AppendLines(page, target, target.TriggerDependencies, "trigger", place);
        }
        foreach (var (target, (x, y)) in place)
        {
            var planned = build.ExecutionPlan.Contains(target) ? "planned" : "idle";
            page.Append($"""<g class="{planned}"><title>{Encoded(target.Description)}</title><rect x="{x}" y="{y}" width="180" height="50"/>""");
            page.Append($"""<text x="{x + 90}" y="{y + 30}" text-anchor="middle">{Encoded(target.Name)}</text></g>""").Append('\n');
        }
        return page.Append("</svg></body></html>\n").ToString();
    }

    private static void AppendLines(
        StringBuilder page,
        ExecutableTarget target,
        List<ExecutableTarget> before,
        string kind,
        Dictionary<ExecutableTarget, (int X, int Y)> place)
    {
        foreach (var other in before)
        {
            var (from, to) = (place[other], place[target]);
            page.Append($"""<line class="{kind}" x1="{from.X + 90}" y1="{from.Y + 50}" x2="{to.X + 90}" y2="{to.Y}"/>""").Append('\n');
        }
    }

    /// <summary>Each target one row below the lowest of those before it.</summary>
    private static List<List<ExecutableTarget>> Layers(IReadOnlyList<ExecutableTarget> targets)
    {
        var depth = new Dictionary<ExecutableTarget, int>();
        foreach (var target in Enumerable.Reverse(Planning.DependentsFirst(targets, strict: false)))
            depth[target] = target.AllDependencies.Select(x => depth[x] + 1).DefaultIfEmpty().Max();
        return targets.GroupBy(x => depth[x]).OrderBy(x => x.Key).Select(x => x.ToList()).ToList();
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text ?? "");
}

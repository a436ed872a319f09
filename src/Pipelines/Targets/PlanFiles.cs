using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Planning;

namespace Pipelines.Targets;

/// <summary>Writes a plan where a merge request can show it.</summary>
internal static class PlanFiles
{
    /// <summary>Writes the plan as Markdown, and as JSON beside it.</summary>
    /// <param name="run">The target's run.</param>
    /// <param name="file">The Markdown file, relative to the repository; null = none.</param>
    /// <param name="plan">The plan.</param>
    public static async Task WriteAsync(TargetRun run, string? file, DeploymentPlan plan)
    {
        if (file is null)
        {
            return;
        }

        var path = Path.GetFullPath(Path.Combine(run.Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, PlanReport.Markdown(plan), run.CancellationToken);
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".json"), PlanReport.Json(plan), run.CancellationToken);
        run.Log.Info(TargetsText.PlanWritten(file));
    }
}

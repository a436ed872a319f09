using Pipelines.Definitions;

namespace Pipelines.Engines.Infrastructure;

/// <summary>The files of one environment's plan.</summary>
/// <param name="Folder">Their folder, absolute.</param>
internal sealed record PlanFiles(string Folder)
{
    /// <summary>Their folder in a repository.</summary>
    public static PlanFiles Of(string root, DeploymentEnvironment environment) => new(Path.Combine(root, "artifacts", "infra", environment.Name.Text));

    /// <summary>The saved plan. It holds a copy of the state.</summary>
    public string Plan => Path.Combine(Folder, "plan.tfplan");

    /// <summary>What it was made of.</summary>
    public string Companion => Path.Combine(Folder, "plan.json");

    /// <summary>For a merge request.</summary>
    public string Markdown => Path.Combine(Folder, "plan.md");

    /// <summary>For GitLab.</summary>
    public string Report => Path.Combine(Folder, "report.json");

    /// <summary>Takes away what an earlier run has left.</summary>
    public void Clear()
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in new[] { Plan, Companion, Markdown, Report })
        {
            File.Delete(file);
        }
    }
}

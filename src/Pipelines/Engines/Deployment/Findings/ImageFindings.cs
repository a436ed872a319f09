namespace Pipelines.Engines.Deployment.Findings;

/// <summary>What an image is made for, as its configuration says.</summary>
/// <param name="Platforms">Each system and processor, <c>linux/amd64</c>, in OCI's words.</param>
/// <param name="HasHealthCheck">True when it has a HEALTHCHECK.</param>
internal sealed record ImageFacts(IReadOnlyList<string> Platforms, bool HasHealthCheck);

/// <summary>The image of the service against the task that is to run it. A pure function.</summary>
internal static class ImageFindings
{
    /// <summary>What does not fit.</summary>
    public static IEnumerable<Finding> Of(TaskView task, string image, ImageFacts facts)
    {
        var (system, processor) = (task.System.StartsWith("WINDOWS", StringComparison.Ordinal) ? "windows" : "linux", task.Architecture == "ARM64" ? "arm64" : "amd64");
        if (facts.Platforms.Count > 0 && !facts.Platforms.Any(platform => platform.StartsWith($"{system}/", StringComparison.Ordinal)))
        {
            yield return task.Raise(DeploymentRules.OtherSystem, ["runtimePlatform", "operatingSystemFamily"], $"{system}/{processor}", image, string.Join(", ", facts.Platforms));
        }
        else if (facts.Platforms.Count > 0 && !facts.Platforms.Contains($"{system}/{processor}") && SaysProcessor(task))
        {
            yield return task.Raise(DeploymentRules.OtherArchitecture, ["runtimePlatform", "cpuArchitecture"], $"{system}/{processor}", image, string.Join(", ", facts.Platforms));
        }

        if (facts.HasHealthCheck && task.Find(task.Service.Name) is { } own && own.Json.Record("healthCheck") is null)
        {
            yield return own.Raise(DeploymentRules.ImageHealthCheck, []);
        }
    }

    // On EC2 a task that says nothing runs wherever there is room; on Fargate it is X86_64.
    private static bool SaysProcessor(TaskView task) => task.IsFargate || task.Json.Record("runtimePlatform")?.Text("cpuArchitecture") is not null;
}

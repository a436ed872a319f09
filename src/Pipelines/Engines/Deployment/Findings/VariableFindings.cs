using System.Text.RegularExpressions;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Environment variables and limits of the containers' processes.</summary>
internal static partial class VariableFindings
{
    /// <summary>What ECS, or the process, could not take.</summary>
    public static IEnumerable<Finding> Of(TaskView task) => task.Containers.SelectMany(Of);

    private static IEnumerable<Finding> Of(ContainerView container)
    {
        var plain = container.Json.Entries("environment", "value").Select(variable => variable.Name).ToList();
        var secret = container.Json.Entries("secrets", "valueFrom").Select(variable => variable.Name).ToList();
        foreach (var name in plain.Intersect(secret))
        {
            yield return container.Raise(DeploymentRules.VariableTwice, ["secrets", name], name);
        }

        foreach (var (member, name) in plain.Select(name => ("environment", name)).Concat(secret.Select(name => ("secrets", name))))
        {
            if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
            {
                yield return container.Raise(DeploymentRules.VariableName, [member, name], name);
            }
        }

        foreach (var (file, index) in container.Json.Records("environmentFiles").Select((file, index) => (file.Text("value") ?? "", index)))
        {
            if (!FileInS3().IsMatch(file))
            {
                yield return container.Raise(DeploymentRules.EnvironmentFile, ["environmentFiles", $"{index}"], file);
            }
        }

        foreach (var (limit, index) in container.Json.Records("ulimits").Select((limit, index) => (limit, index)))
        {
            if (limit.Number("softLimit") is { } soft && limit.Number("hardLimit") is { } hard && soft > hard)
            {
                yield return container.Raise(DeploymentRules.Ulimit, ["ulimits", $"{index}"], limit.Text("name"), soft, hard);
            }
        }

        if (container.Json.Record("restartPolicy")?.Number("restartAttemptPeriod") is { } period and (< 60 or > 1800))
        {
            yield return container.Raise(DeploymentRules.RestartPeriod, ["restartPolicy", "restartAttemptPeriod"], period);
        }
    }

    [GeneratedRegex(@"^arn:[a-z-]+:s3:::[^/]+/.+\.env\z")]
    private static partial Regex FileInS3();
}

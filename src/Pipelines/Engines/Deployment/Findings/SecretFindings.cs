using System.Text.RegularExpressions;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Secrets where everybody reads them, and references to secrets that lead nowhere.</summary>
internal static partial class SecretFindings
{
    /// <summary>Both.</summary>
    public static IEnumerable<Finding> Of(TaskView task) => task.Containers.SelectMany(container => Plain(container).Concat(References(task, container)));

    private static IEnumerable<Finding> Plain(ContainerView container)
    {
        foreach (var (name, value) in container.Json.Entries("environment", "value"))
        {
            if (SecretValue.KindOf(value) is { } kind)
            {
                yield return container.Raise(DeploymentRules.SecretValue, ["environment", name], name, kind);
            }
            else if (SecretValue.IsMeantBy(name, value))
            {
                yield return container.Raise(DeploymentRules.SecretName, ["environment", name], name);
            }
        }

        var log = container.Json.Record("logConfiguration");
        var others = container.Json.Pairs("dockerLabels").Select(label => (Path: new[] { "dockerLabels", label.Name }, What: $"label '{label.Name}'", label.Value))
            .Concat((log?.Pairs("options") ?? []).Select(option => (Path: new[] { "logConfiguration", "options", option.Name }, What: $"log option '{option.Name}'", option.Value)))
            .Concat(container.Json.Texts("command").Select((word, index) => (Path: new[] { "command", $"{index}" }, What: "the command", Value: word)))
            .Concat(container.Json.Texts("entryPoint").Select((word, index) => (Path: new[] { "entryPoint", $"{index}" }, What: "the entry point", Value: word)));
        foreach (var (path, what, value) in others)
        {
            if (SecretValue.KindOf(value) is { } kind)
            {
                yield return container.Raise(DeploymentRules.SecretInLabel, path, what, kind);
            }
        }
    }

    private static IEnumerable<Finding> References(TaskView task, ContainerView container)
    {
        var secrets = container.Json.Entries("secrets", "valueFrom").Select(secret => (Path: new[] { "secrets", secret.Name }, secret.Name, secret.Value));
        var options = container.Json.Record("logConfiguration")?.Entries("secretOptions", "valueFrom").Select(secret => (Path: new[] { "logConfiguration", "secretOptions", secret.Name }, secret.Name, secret.Value)) ?? [];
        foreach (var (path, name, from) in secrets.Concat(options))
        {
            if (Of(task, container, path, name, from) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Of(TaskView task, ContainerView container, string[] path, string name, string from)
    {
        if (ArnParts.Find(from) is not { } arn)
        {
            return container.Raise(ParameterName().IsMatch(from) ? DeploymentRules.SecretBareName : DeploymentRules.SecretForm, path, name, from);
        }

        var environment = task.Environment;
        var isWhole = arn is { Kind: "ssm", Resource: var parameter } ? parameter.StartsWith("parameter/", StringComparison.Ordinal)
            : arn is { Kind: "secretsmanager", Resource: var secret } && secret.StartsWith("secret:", StringComparison.Ordinal) && secret.Split(':').Length is 2 or 5;
        return !isWhole || arn.Region.Length == 0 || arn.Account.Length == 0 ? container.Raise(DeploymentRules.SecretForm, path, name, from)
            : arn.Partition != task.Partition ? container.Raise(DeploymentRules.SecretPartition, path, name, arn.Partition, environment.Region, task.Partition)
            : arn.Region != environment.Region.Text || arn.Account != environment.Account.Text
                ? container.Raise(DeploymentRules.SecretElsewhere, path, name, arn.Account, arn.Region, environment, environment.Account, environment.Region)
            : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.\-/]+\z")]
    private static partial Regex ParameterName();
}

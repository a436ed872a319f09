using System.Text.Json.Nodes;
using Pipelines.Engines.Deployment.Findings;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>An environment variable of a container, as it may be shown.</summary>
/// <param name="Container">The container.</param>
/// <param name="Name">The variable.</param>
/// <param name="Value">Its value, <c>***</c> when it looks like a secret; null when it is read from <paramref name="From"/>.</param>
/// <param name="From">The secret or parameter that ECS reads it from; null when it is plain.</param>
internal sealed record PlannedVariable(string Container, string Name, string? Value, string? From)
{
    private const string Mask = "***";

    /// <summary>The variables of a task definition: by container, plain before secret, each by name.</summary>
    public static IReadOnlyList<PlannedVariable> Of(JsonObject definition) =>
    [
        .. from container in definition.Records("containerDefinitions")
           let name = container.Text("name") ?? ""
           from variable in container.Entries("environment", "value").OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => new PlannedVariable(name, one.Name, Masked(one.Name, one.Value, one.Value), null))
               .Concat(container.Entries("secrets", "valueFrom").OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => new PlannedVariable(name, one.Name, null, one.Value)))
           select variable,
    ];

    /// <summary><paramref name="shown"/>, or <c>***</c> when the value looks like a secret.</summary>
    public static string Masked(string name, string value, string shown) => value.Length > 0 && (SecretValue.KindOf(value) is not null || SecretValue.IsNamedSecret(name)) ? Mask : shown;

    /// <summary><c>backend LOG_LEVEL=debug</c>, or <c>backend DATABASE_URL from arn:…</c>.</summary>
    public override string ToString() => From is null ? $"{Container} {Name}={Value}" : $"{Container} {Name} from {From}";
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>
/// What the definition tells Terraform of one environment: the text of <c>terraform.tfvars.json</c>. In come the application and the containers' JSON; members are
/// sorted, and the same definition gives the same bytes.
/// </summary>
internal static class EnvironmentInputs
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of one environment's file.</summary>
    /// <param name="root">The repository's root, where the containers' JSON is.</param>
    /// <param name="application">The application.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="DefinitionException">The definition or the containers' JSON lacks something that infrastructure needs; all of it at once.</exception>
    public static string Text(string root, Application application, DeploymentEnvironment environment)
    {
        var infrastructure = application.Infrastructure ?? throw InfrastructureText.NoInfrastructure(application);
        var ports = ServicePorts.Read(root, application, environment);
        IReadOnlyList<DefinitionMistake> mistakes =
        [
            .. application.Services.Where(service => !ports.ContainsKey(service.Name)).Select(service => InfrastructureText.NoPort(application, service, environment)),
            .. infrastructure.Project is null ? (DefinitionMistake[])[InfrastructureText.NoProject(application)] : [],
            .. application.Registry is RegistrySource.InVault && infrastructure.VaultAddress is null ? (DefinitionMistake[])[InfrastructureText.NoVaultAddress(application)] : [],
        ];
        return mistakes.Count > 0 ? throw new DefinitionException(mistakes) : Json(application, environment, infrastructure, ports).ToJsonString(Indented) + "\n";
    }

    private static JsonObject Json(Application application, DeploymentEnvironment environment, Definitions.Infrastructure infrastructure, IReadOnlyDictionary<string, int> ports) => new()
    {
        ["account_id"] = environment.Account.Text,
        ["application"] = application.Name,
        ["cluster"] = application.ClusterOf(environment),
        ["environment"] = environment.Name.Text,
        ["gitlab"] = new JsonObject { ["project_path"] = infrastructure.Project!.Path, ["url"] = infrastructure.Project.Url },
        ["image_repositories"] = Texts(application.Images.Select(image => image.Repository.Text)),
        ["promoted_from"] = new JsonArray([.. application.Before(environment).Select(origin => Origin(application, origin))]),
        ["promoted_to"] = new JsonArray([.. application.Environments.Where(later => application.Before(later).Contains(environment)).Select(later => JsonValue.Create(application.DeployRoleOf(later)))]),
        ["region"] = environment.Region.Text,
        ["release_branch"] = application.ReleaseBranch,
        ["services"] = Map(application.Services, service => service.Name, service => new JsonObject
        {
            ["after"] = Texts(service.After.Select(other => other.Name)),
            ["container_name"] = service.Name,
            ["container_port"] = ports[service.Name],
            ["family"] = application.FamilyOf(service),
            ["public"] = service.IsPublic,
        }),
        ["tags"] = Map(infrastructure.Tags, tag => tag.Key, tag => JsonValue.Create(tag.Value)),
        ["tier"] = environment.Tier.ToString().ToLowerInvariant(),
        ["vault"] = application.Registry is not RegistrySource.InVault vault ? null : new JsonObject
        {
            ["address"] = infrastructure.VaultAddress,
            ["audience"] = application.VaultAudienceOf(environment),
            ["field"] = vault.Field,
            ["mount"] = vault.Mount,
            ["path"] = vault.PathOf(environment),
            ["role"] = application.VaultRoleOf(environment),
        },
    };

    // Where images come from that this environment is given, nearest first.
    private static JsonObject Origin(Application application, DeploymentEnvironment origin) => new()
    {
        ["account_id"] = origin.Account.Text,
        ["region"] = origin.Region.Text,
        ["vault_path"] = (application.Registry as RegistrySource.InVault)?.PathOf(origin),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Order(StringComparer.Ordinal).Select(text => JsonValue.Create(text))]);

    private static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> value) =>
        new(items.OrderBy(name, StringComparer.Ordinal).Select(item => KeyValuePair.Create(name(item), value(item))));
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>
/// What the definition tells Terraform of one environment: the text of <c>terraform.tfvars.json</c>. In come the application and the containers' JSON; members are
/// sorted, and the same definition gives the same bytes.
/// </summary>
internal static class EnvironmentInputs
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
        return mistakes.Count > 0 ? throw new DefinitionException(mistakes) : Json(application, environment, infrastructure, ports) + "\n";
    }

    private static string Json(Application application, DeploymentEnvironment environment, Definitions.Infrastructure infrastructure, IReadOnlyDictionary<string, int> ports)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            json.WriteString("account_id", environment.Account.Text);
            json.WriteString("application", application.Name);
            json.WriteString("cluster", application.ClusterOf(environment));
            json.WriteString("environment", environment.Name.Text);
            json.WriteStartObject("gitlab");
            json.WriteString("project_path", infrastructure.Project!.Path);
            json.WriteString("url", infrastructure.Project.Url);
            json.WriteEndObject();
            Sorted(json, "image_repositories", application.Images.Select(image => image.Repository.Text));
            json.WriteStartArray("promoted_from");
            foreach (var origin in application.Before(environment))
            {
                Origin(json, application, origin);
            }

            json.WriteEndArray();
            Texts(json, "promoted_to", application.Environments.Where(later => application.Before(later).Contains(environment)).Select(application.DeployRoleOf));
            json.WriteString("region", environment.Region.Text);
            json.WriteString("release_branch", application.ReleaseBranch);
            json.WriteStartObject("services");
            foreach (var service in application.Services.OrderBy(service => service.Name, StringComparer.Ordinal))
            {
                Service(json, application, service, ports[service.Name]);
            }

            json.WriteEndObject();
            json.WriteStartObject("tags");
            foreach (var name in infrastructure.Tags.Keys.Order(StringComparer.Ordinal))
            {
                json.WriteString(name, infrastructure.Tags[name]);
            }

            json.WriteEndObject();
            json.WriteString("tier", environment.Tier.ToString().ToLowerInvariant());
            Vault(json, application, environment, infrastructure);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Service(Utf8JsonWriter json, Application application, Service service, int port)
    {
        json.WriteStartObject(service.Name);
        Sorted(json, "after", service.After.Select(other => other.Name));
        json.WriteString("container_name", service.Name);
        json.WriteNumber("container_port", port);
        json.WriteString("family", application.FamilyOf(service));
        json.WriteBoolean("public", service.IsPublic);
        json.WriteEndObject();
    }

    // Where images come from that this environment is given, nearest first.
    private static void Origin(Utf8JsonWriter json, Application application, DeploymentEnvironment origin)
    {
        json.WriteStartObject();
        json.WriteString("account_id", origin.Account.Text);
        json.WriteString("region", origin.Region.Text);
        json.WriteString("vault_path", (application.Registry as RegistrySource.InVault)?.PathOf(origin));
        json.WriteEndObject();
    }

    private static void Vault(Utf8JsonWriter json, Application application, DeploymentEnvironment environment, Definitions.Infrastructure infrastructure)
    {
        if (application.Registry is not RegistrySource.InVault vault)
        {
            json.WriteNull("vault");
            return;
        }

        json.WriteStartObject("vault");
        json.WriteString("address", infrastructure.VaultAddress);
        json.WriteString("audience", application.VaultAudienceOf(environment));
        json.WriteString("field", vault.Field);
        json.WriteString("mount", vault.Mount);
        json.WriteString("path", vault.PathOf(environment));
        json.WriteString("role", application.VaultRoleOf(environment));
        json.WriteEndObject();
    }

    private static void Sorted(Utf8JsonWriter json, string name, IEnumerable<string> texts) => Texts(json, name, texts.Order(StringComparer.Ordinal));

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}

using Infra.Terraform;
using Pipelines.Definitions;

namespace Infra.Checks;

/// <summary>The names that a deployment to one environment relies on: those of the definition and of the containers' JSON are those of infra/.</summary>
internal static class NamesCheck
{
    /// <summary>What differs; empty when nothing does.</summary>
    public static IReadOnlyList<string> Of(ModuleInstance root, ModuleInstance vault, Application application, DeploymentEnvironment environment, string deployFolder)
    {
        var resources = root.Resources().ToList();
        return
        [
            .. Inputs(root, environment),
            .. Same("the ECS clusters", [application.ClusterOf(environment)], Names(resources, "aws_ecs_cluster")),
            .. Same("the ECS services", application.Services.Select(service => service.Name), Names(resources, "aws_ecs_service")),
            .. Same("the families", application.Services.Select(application.FamilyOf), resources.Where(IsTaskDefinition).Select(definition => definition.Text("family")!)),
            .. Same("the image repositories", application.Images.Select(image => image.Repository.Text), Names(resources, "aws_ecr_repository")),
            .. Same("the deployment's role", [Name(application.DeployRoleOf(environment))], Names(resources, "aws_iam_role").Where(name => name.EndsWith("-deploy", StringComparison.Ordinal))),
            .. application.Services.SelectMany(service => ContainersCheck.Of(resources, service.Name, environment, deployFolder)),
            .. Vault(root, vault.Resources().ToList(), application, environment),
        ];
    }

    /// <summary>One finding when the two differ.</summary>
    public static IEnumerable<string> Same(string what, IEnumerable<string> wanted, IEnumerable<string> there)
    {
        var (left, right) = (Line(wanted), Line(there));
        return left == right ? [] : [$"{what}: '{left}' is wanted, '{right}' is there"];
    }

    private static IEnumerable<string> Inputs(ModuleInstance root, DeploymentEnvironment environment) =>
        Same("account, region, tier", [$"{environment.Account} {environment.Region} {environment.Tier.ToString().ToLowerInvariant()}"], [$"{root.VariableOf("account_id")} {root.VariableOf("region")} {root.VariableOf("tier")}"]);

    private static IEnumerable<string> Vault(ModuleInstance root, List<Resource> vault, Application application, DeploymentEnvironment environment)
    {
        var source = (RegistrySource.InVault)application.Registry!;
        var entry = Values.Map(root.Get("vault_entry"));
        var role = vault.Single(resource => resource.Type == "vault_jwt_auth_backend_role");
        var secret = vault.Single(resource => resource.Type == "vault_kv_secret_v2");
        var field = Values.Map(((Json)secret.Get("data_json")!).Value);
        var address = $"{environment.Account}.dkr.ecr.{environment.Region}.amazonaws.com";
        return Same("Vault's path", [$"{source.Mount}/{source.PathOf(environment)}"], [$"{secret.Text("mount")}/{secret.Text("name")}"])
            .Concat(Same("Vault's path in the output", [$"{source.Mount}/{source.PathOf(environment)}"], [Values.Text(entry["secret"])]))
            .Concat(Same("Vault's field", [$"{source.Field}={address}"], field.Select(member => $"{member.Key}={member.Value}")))
            .Concat(Same("Vault's role", [application.VaultRoleOf(environment)], [role.Text("role_name")!]))
            .Concat(Same("Vault's audience", [application.VaultAudienceOf(environment)], Values.Items(role.Get("bound_audiences")).Select(Values.Text)))
            .Concat(Same("Vault's claims", ["environment=" + environment, "project_id=42", "ref=" + application.ReleaseBranch, "ref_protected=true", "ref_type=branch"], Values.Map(role.Get("bound_claims")).Select(claim => $"{claim.Key}={claim.Value}")))
            .Concat(Same("Vault's policy", [$"path \"{source.Mount}/data/{source.PathOf(environment)}\" {{ capabilities = [\"read\"] }}"], [vault.Single(resource => resource.Type == "vault_policy").Text("policy")!]));
    }

    private static bool IsTaskDefinition(Resource resource) => resource.Type == "aws_ecs_task_definition";

    private static IEnumerable<string> Names(IEnumerable<Resource> resources, string type) =>
        resources.Where(resource => resource.Type == type).Select(resource => resource.Text("name")!);

    private static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static string Line(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal));
}

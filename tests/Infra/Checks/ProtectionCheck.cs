using Infra.Hcl;
using Infra.Terraform;

namespace Infra.Checks;

/// <summary>What keeps data from being lost, traffic from being cut and the two pipelines from fighting.</summary>
internal static class ProtectionCheck
{
    private static readonly string[] HoldData = ["aws_db_instance", "aws_ecr_repository", "aws_secretsmanager_secret"];

    /// <summary>What is missing, by address; empty when nothing is.</summary>
    public static IReadOnlyList<string> Of(ModuleInstance root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var resources = root.Resources().ToList();
        return [.. resources.SelectMany(FindingsOf), .. Subnets(resources)];
    }

    private static IEnumerable<string> FindingsOf(Resource resource) =>
        from expectation in Expectations(resource)
        where !expectation.Holds
        select $"{resource}: {expectation.What}";

    private static IEnumerable<(bool Holds, string What)> Expectations(Resource resource) => Of(resource).Concat(
        HoldData.Contains(resource.Type) ? [(resource.Get("lifecycle", "prevent_destroy") is true, "it holds data, and has no prevent_destroy")] : []);

    private static IEnumerable<(bool Holds, string What)> Of(Resource resource) => resource.Type switch
    {
        "aws_ecs_service" =>
        [
            (Ignored(resource).SequenceEqual(["desired_count", "task_definition"]), "task_definition and desired_count are not this pipeline's: ignore_changes"),
            (resource.Get("deployment_circuit_breaker", "enable") is true && resource.Get("deployment_circuit_breaker", "rollback") is true, "a deployment that fails is not taken back"),
            (resource.Get("network_configuration", "assign_public_ip") is false, "its tasks have public addresses"),
            (AllIn("private", resource.Get("network_configuration", "subnets")), "its tasks run in public subnets"),
        ],
        "aws_lb" =>
        [
            (AllIn(resource.Get("internal") is true ? "private" : "public", resource.Get("subnets")), "it stands in the wrong subnets"),
        ],
        "aws_db_instance" =>
        [
            (resource.Get("deletion_protection") is true, "AWS would delete it when asked"),
            (resource.Get("skip_final_snapshot") is false, "it would go without a last snapshot"),
            (resource.Get("publicly_accessible") is false, "it has a public address"),
            (resource.Get("storage_encrypted") is true, "its storage is not encrypted"),
            (!resource.Has("password") && resource.Get("password_wo") is Computed password && password.Address.Contains("ephemeral.", StringComparison.Ordinal), "its password is kept in the state"),
        ],
        "aws_secretsmanager_secret_version" => [(!resource.Has("secret_string"), "its value is kept in the state")],
        "aws_db_subnet_group" => [(AllIn("private", resource.Get("subnet_ids")), "the database is in public subnets")],
        "aws_ecr_repository" =>
        [
            (resource.Text("image_tag_mutability") == "IMMUTABLE_WITH_EXCLUSION", "its tags can be moved"),
            (resource.Get("image_scanning_configuration", "scan_on_push") is true, "its images are not scanned"),
        ],
        "aws_cloudwatch_log_group" => [(resource.Get("retention_in_days") is > 0.0, "its logs are kept for ever")],
        "aws_route" => [(!resource.Get("route_table_id")!.ToString()!.Contains("private", StringComparison.Ordinal), "the private subnets have a route to somewhere")],
        _ => [],
    };

    private static IEnumerable<string> Ignored(Resource service) =>
        from lifecycle in service.Block.Body.Of("lifecycle")
        from name in lifecycle.Body.Attributes.TryGetValue("ignore_changes", out var names) && names is Hcl.Tuple tuple ? tuple.Items.OfType<Root>() : []
        orderby name.Name
        select name.Name;

    private static bool AllIn(string kind, object? subnets) =>
        Values.Items(subnets) is { Count: >= 2 } all && all.All(subnet => subnet is Computed { Attribute: "id" } id && id.Address.Contains($"aws_subnet.{kind}[", StringComparison.Ordinal));

    private static IEnumerable<string> Subnets(List<Resource> resources)
    {
        var subnets = resources.Where(resource => resource.Type == "aws_subnet").ToList();
        return from one in subnets
               from other in subnets
               where string.CompareOrdinal(one.Address, other.Address) < 0 && Cidr.Overlap(one.Text("cidr_block")!, other.Text("cidr_block")!)
               select $"{one}: it overlaps {other}";
    }
}

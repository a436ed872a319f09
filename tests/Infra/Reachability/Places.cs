using Infra.Terraform;

namespace Infra.Reachability;

/// <summary>What stands behind security groups: balancers, tasks, the database, endpoints; each by the name that the table gives it.</summary>
internal static class Places
{
    public const string Internet = "the internet";
    public const string S3 = "S3";

    /// <summary>The name of each place with the addresses of its groups.</summary>
    /// <exception cref="InvalidOperationException">Something that can be reached is of a kind that is not known here, or has no group.</exception>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Groups)> Of(IReadOnlyCollection<Resource> resources) =>
    [
        .. from resource in resources
           let place = PlaceOf(resource)
           where place is not null
           select place.Value.Groups.Count > 0 ? place.Value : throw new InvalidOperationException($"{resource} has no security group of its own"),
    ];

    private static (string Name, IReadOnlyList<string> Groups)? PlaceOf(Resource resource) => resource.Type switch
    {
        "aws_lb" => ($"balancer of {resource.Key}", GroupsOf(resource.Get("security_groups"))),
        "aws_ecs_service" => ($"tasks of {resource.Key}", GroupsOf(resource.Get("network_configuration", "security_groups"))),
        "aws_db_instance" => ("database", GroupsOf(resource.Get("vpc_security_group_ids"))),
        "aws_vpc_endpoint" when resource.Text("vpc_endpoint_type") == "Interface" => ("endpoints", GroupsOf(resource.Get("security_group_ids"))),
        "aws_instance" or "aws_network_interface" or "aws_lambda_function" or "aws_rds_cluster" or "aws_elasticache_cluster" =>
            throw new InvalidOperationException($"{resource} can be reached, and nobody has said what it is called"),
        _ => null,
    };

    private static List<string> GroupsOf(object? value) =>
        value is List<object?> list ? [.. list.Cast<Computed>().Select(group => group.Address)] : [];
}

using System.Text.Json.Nodes;
using Infra.Terraform;
using Pipelines.Definitions;

namespace Infra.Checks;

/// <summary>What the containers' JSON of one service says about the world around it, against that world.</summary>
internal static class ContainersCheck
{
    public static IEnumerable<string> Of(IReadOnlyCollection<Resource> resources, string service, DeploymentEnvironment environment, string folder)
    {
        var common = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"{service}.json")))!;
        var own = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"{service}.{environment}.json")))!;
        var container = common["containerDefinitions"]![service]!;
        var balanced = resources.Single(resource => resource.Type == "aws_ecs_service" && resource.Key == service);
        var first = Values.Map(Values.Items(((Json)resources.Single(resource => resource.Type == "aws_ecs_task_definition" && resource.Key == balanced.Key).Get("container_definitions")!).Value)[0]);
        var options = container["logConfiguration"]!["options"]!;
        var role = $"arn:aws:iam::{environment.Account}:role/";

        return Same("the container", [$"{service}:{container["portMappings"]![0]!["containerPort"]}"], [$"{balanced.Get("load_balancer", "container_name")}:{balanced.Get("load_balancer", "container_port")}"])
            .Concat(Same("the container of the first definition", [service], [Values.Text(first["name"])]))
            .Concat(Same("the execution role", [own["executionRoleArn"]!.ToString()], Roles("execution")))
            .Concat(Same("the task's role", [own["taskRoleArn"]!.ToString()], Roles("task")))
            .Concat(Same("the log", [$"{options["awslogs-group"]} {options["awslogs-region"]}"], [$"{resources.Single(resource => resource.Type == "aws_cloudwatch_log_group" && resource.Key == balanced.Key).Text("name")} {environment.Region}"]))
            .Concat(Secrets(resources, own["containerDefinitions"]![service]!["secrets"], environment, service))
            .Concat(Addresses(resources, container["environment"]!, service));

        IEnumerable<string> Same(string what, IEnumerable<string> wanted, IEnumerable<string> there) => NamesCheck.Same($"{service}: {what}", wanted, there);

        IEnumerable<string> Roles(string name) =>
            from resource in resources
            where resource.Type == "aws_iam_role" && resource.Block.Labels[1] == name && (resource.Key is null || resource.Key == service)
            select role + resource.Text("name");
    }

    // The six letters at the end are AWS's, and only known when the secret is there.
    private static IEnumerable<string> Secrets(IReadOnlyCollection<Resource> resources, JsonNode? secrets, DeploymentEnvironment environment, string service) =>
        from secret in secrets?.AsObject() ?? []
        let prefixes = resources.Where(resource => resource.Type == "aws_secretsmanager_secret").Select(resource => $"arn:aws:secretsmanager:{environment.Region}:{environment.Account}:secret:{resource.Text("name")}-")
        where !prefixes.Any(prefix => secret.Value!.ToString().StartsWith(prefix, StringComparison.Ordinal) && secret.Value.ToString().Length == prefix.Length + 6)
        select $"{service}: '{secret.Key}' names {secret.Value}, and infra/ makes no such secret";

    // A neighbour is called by the name and port of its private balancer.
    private static IEnumerable<string> Addresses(IReadOnlyCollection<Resource> resources, JsonNode variables, string service) =>
        from variable in variables.AsObject()
        let address = Uri.TryCreate(variable.Value!.ToString(), UriKind.Absolute, out var uri) && uri.Scheme == "http" ? uri : null
        where address is not null && !Neighbours(resources).Contains(address.Authority)
        select $"{service}: '{variable.Key}' names {address.Authority}, where {string.Join(", ", Neighbours(resources))} answers";

    private static IEnumerable<string> Neighbours(IReadOnlyCollection<Resource> resources) =>
        from record in resources
        where record.Type == "aws_route53_record"
        from listener in resources
        where listener.Type == "aws_lb_listener" && listener.Key == record.Key
        select $"{record.Text("name")}:{listener.Text("port")}";
}

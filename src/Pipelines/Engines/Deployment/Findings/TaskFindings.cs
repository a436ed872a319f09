using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>What is wrong, or odd, with a task definition that ECS would only say after the write, or never. A pure function.</summary>
internal static partial class TaskFindings
{
    private const int MostBytes = 64 * 1024, MostContainers = 10, MostStopSeconds = 120;

    /// <summary>Everything that is noticed, refusals first.</summary>
    public static IReadOnlyList<Finding> Of(TaskDefinitionInput input, DeploymentEnvironment environment)
    {
        var (service, task) = (input.Service.Name, input.Json);
        return
        [
            .. Refusals(service, task),
            .. FargateSize.Of(service, task),
            .. Roles(service, task, environment),
            .. Containers(task).SelectMany(container => Warnings(service, container)),
            .. Serving(service, task),
        ];
    }

    /// <summary>True when the task says that it runs on Fargate.</summary>
    public static bool IsFargate(JsonObject task) => task["requiresCompatibilities"]?.AsArray().Any(one => one!.GetValue<string>() == "FARGATE") == true;

    /// <summary>True when the name of a variable says that its value is secret.</summary>
    public static bool LooksSecret(string variable) => SecretName().IsMatch(variable);

    private static IEnumerable<JsonObject> Containers(JsonObject task) => task["containerDefinitions"]!.AsArray().Select(container => container!.AsObject());

    private static string NameOf(JsonObject container) => container["name"]!.GetValue<string>();

    private static IEnumerable<Finding> Refusals(string service, JsonObject task)
    {
        if (Encoding.UTF8.GetByteCount(task.ToJsonString()) is > MostBytes and var bytes)
        {
            yield return FindingsText.TooLarge(service, bytes, MostBytes);
        }

        if (Containers(task).Count() is > MostContainers and var count)
        {
            yield return FindingsText.TooManyContainers(service, count, MostContainers);
        }

        if (!IsFargate(task))
        {
            yield break;
        }

        if (task["networkMode"]?.GetValue<string>() != "awsvpc")
        {
            yield return FindingsText.FargateNeedsAwsvpc(service);
        }

        if (task["executionRoleArn"] is null)
        {
            yield return FindingsText.NoExecutionRole(service);
        }

        foreach (var container in Containers(task))
        {
            if (container["stopTimeout"]?.GetValue<int>() is > MostStopSeconds and var seconds)
            {
                yield return FindingsText.StopTimeout(service, NameOf(container), seconds, MostStopSeconds);
            }
        }
    }

    // ECS assumes roles of the task's own account only.
    private static IEnumerable<Finding> Roles(string service, JsonObject task, DeploymentEnvironment environment) =>
        from member in new[] { "taskRoleArn", "executionRoleArn" }
        let arn = task[member]?.GetValue<string>()
        where arn is not null
        let account = RoleArn().Match(arn).Groups["account"].Value
        where account.Length > 0 && account != environment.Account.Text
        select FindingsText.RoleOfAnotherAccount(service, member, arn, environment);

    private static IEnumerable<Finding> Warnings(string service, JsonObject container) =>
        from variable in container["environment"]?.AsArray() ?? []
        let name = variable["name"]!.GetValue<string>()
        where LooksSecret(name) && variable["value"]!.GetValue<string>().Length > 0
        select FindingsText.SecretInPlainSight(service, NameOf(container), name);

    private static IEnumerable<Finding> Serving(string service, JsonObject task)
    {
        var ports = Containers(task).Where(container => container["portMappings"]?.AsArray().Count > 0).ToList();
        if (ports.Count == 0)
        {
            yield return FindingsText.NoPort(service);
        }

        foreach (var container in ports.Where(container => container["healthCheck"] is null))
        {
            yield return FindingsText.NoHealthCheck(service, NameOf(container));
        }
    }

    [GeneratedRegex(@"^arn:[a-z-]+:iam::(?<account>[0-9]{12}):role/")]
    private static partial Regex RoleArn();

    [GeneratedRegex("(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>What ECS demands of a task definition, and what it fills in. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html</summary>
internal static partial class TaskDefinitionRules
{
    private const int LargestBytes = 64 * 1024;
    private const int MostContainers = 10;

    private static readonly string[] Kept =
    [
        "family", "containerDefinitions", "taskRoleArn", "executionRoleArn", "networkMode", "cpu", "memory", "requiresCompatibilities", "runtimePlatform", "volumes",
        "placementConstraints", "ephemeralStorage", "proxyConfiguration", "pidMode", "ipcMode", "inferenceAccelerators", "enableFaultInjection",
    ];

    /// <summary>The members of a registration, checked and completed.</summary>
    /// <exception cref="AwsError">ECS would refuse it.</exception>
    public static JsonObject Complete(JsonInput input)
    {
        if (!Family().IsMatch(input.RequiredText("family")))
        {
            throw Client("Family contains invalid characters. Expected: letters, numbers, hyphens and underscores, 255 at most.");
        }

        if (Encoding.UTF8.GetByteCount(input.Members.ToJsonString()) > LargestBytes)
        {
            throw Client("Actual length exceeded maximum length of 64KB for the task definition.");
        }

        var content = new JsonObject(Kept.Where(input.Has).Select(name => KeyValuePair.Create(name, (JsonNode?)input.Members[name]!.DeepClone())));
        content["volumes"] ??= new JsonArray();
        content["placementConstraints"] ??= new JsonArray();
        CheckSize(input, content);
        CheckContainers(input, content);
        content["compatibilities"] = new JsonArray(
            input.Texts("requiresCompatibilities").Contains("FARGATE") || (input.Text("networkMode") == "awsvpc" && content["cpu"] is not null) ? ["EC2", "FARGATE"] : ["EC2"]);
        content["requiresAttributes"] = new JsonArray();
        return content;
    }

    private static void CheckSize(JsonInput input, JsonObject content)
    {
        if (input.Text("cpu") is { } cpu)
        {
            content["cpu"] = FargateSizes.Cpu(cpu);
        }

        if (input.Text("memory") is { } memory)
        {
            content["memory"] = FargateSizes.Memory(memory);
        }

        if (!input.Texts("requiresCompatibilities").Contains("FARGATE"))
        {
            return;
        }

        if (input.Text("networkMode") != "awsvpc")
        {
            throw Client("Fargate only supports network mode 'awsvpc'.");
        }

        FargateSizes.Check((string?)content["cpu"], (string?)content["memory"]);
    }

    private static void CheckContainers(JsonInput input, JsonObject content)
    {
        var containers = input.Objects("containerDefinitions");
        if (containers.Count is 0 or > MostContainers)
        {
            throw containers.Count == 0 ? Client("Container list cannot be empty.") : Client($"Too many containers: {containers.Count}. At most {MostContainers} are allowed.");
        }

        if (containers.GroupBy(container => container.Text("name")).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Client($"Container.name contains duplicates: {twice.Key}");
        }

        foreach (var container in containers)
        {
            CheckContainer(container, content);
        }

        content["containerDefinitions"] = new JsonArray([.. containers.Select(container => Completed(container.Members, (string?)content["networkMode"]))]);
        if (!containers.Any(container => container.Flag("essential") ?? true))
        {
            throw Client("At least one essential container is required.");
        }
    }

    private static void CheckContainer(JsonInput container, JsonObject content)
    {
        var name = container.Text("name") ?? throw Client("Container.name should not be null or empty.");
        if (!Family().IsMatch(name))
        {
            throw Client($"Container.name contains invalid characters: {name}");
        }

        if (string.IsNullOrWhiteSpace(container.Text("image")))
        {
            throw Client("Container.image should not be null or empty.");
        }

        if (content["memory"] is null && container.Integer("memory") is null && container.Integer("memoryReservation") is null)
        {
            throw Client($"Invalid setting for container '{name}'. At least one of 'memory' or 'memoryReservation' must be specified.");
        }

        if (container.Objects("secrets").Count > 0 && content["executionRoleArn"] is null)
        {
            throw Client("When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
        }

        foreach (var port in container.Objects("portMappings"))
        {
            if (port.Integer("containerPort") is < 1 or > 65535)
            {
                throw Client($"Invalid 'containerPort' setting for container '{name}'.");
            }
        }

        foreach (var variable in container.Objects("environment"))
        {
            variable.RequiredText("name");
        }
    }

    private static JsonObject Completed(JsonObject container, string? networkMode)
    {
        container = container.DeepClone().AsObject();
        container["cpu"] ??= 0;
        container["essential"] ??= true;
        foreach (var list in (string[])["portMappings", "environment", "mountPoints", "volumesFrom", "systemControls"])
        {
            container[list] ??= new JsonArray();
        }

        foreach (var port in container["portMappings"]!.AsArray().Select(port => port!.AsObject()))
        {
            port["protocol"] ??= "tcp";
            port["hostPort"] ??= networkMode == "awsvpc" ? port["containerPort"]?.DeepClone() : 0;
        }

        if (container["healthCheck"] is JsonObject check)
        {
            check["interval"] ??= 30;
            check["timeout"] ??= 5;
            check["retries"] ??= 3;
        }

        return container;
    }

    private static AwsError Client(string message) => new("ClientException", message);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex Family();

    /// <summary>The pairs of CPU and memory that Fargate has.</summary>
    private static class FargateSizes
    {
        private static readonly Dictionary<int, (int Least, int Most, int Step)> Memories = new()
        {
            [512] = (1024, 4096, 1024),
            [1024] = (2048, 8192, 1024),
            [2048] = (4096, 16384, 1024),
            [4096] = (8192, 30720, 1024),
            [8192] = (16384, 61440, 4096),
            [16384] = (32768, 122880, 8192),
        };

        public static string Cpu(string text) => Size(text, "vCPU", 1024) ?? throw Client("Invalid 'cpu' setting for task.");

        public static string Memory(string text) => Size(text, "GB", 1024) ?? throw Client("Invalid 'memory' setting for task.");

        public static void Check(string? cpu, string? memory)
        {
            if (cpu is null || memory is null)
            {
                throw Client($"Fargate requires that '{(cpu is null ? "cpu" : "memory")}' be defined at the task level.");
            }

            var (units, mebibytes) = (int.Parse(cpu, CultureInfo.InvariantCulture), int.Parse(memory, CultureInfo.InvariantCulture));
            var exists = units == 256
                ? mebibytes is 512 or 1024 or 2048
                : Memories.TryGetValue(units, out var range) && mebibytes >= range.Least && mebibytes <= range.Most && mebibytes % range.Step == 0;
            if (!exists)
            {
                throw Client($"No Fargate configuration exists for given values: {cpu} CPU, {memory} memory. See the Amazon ECS documentation for the valid values.");
            }
        }

        private static string? Size(string text, string unit, int factor)
        {
            var spelled = text.Trim().EndsWith(unit, StringComparison.OrdinalIgnoreCase);
            var number = spelled ? text.Trim()[..^unit.Length].Trim() : text;
            return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0
                ? ((int)(spelled ? value * factor : value)).ToString(CultureInfo.InvariantCulture)
                : null;
        }
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Tasks;

/// <summary>Translates a container definition of ECS into the arguments of <c>docker create</c>.</summary>
internal static class ContainerArguments
{
    private const int UsualStopTimeout = 30;

    /// <summary>How long a container has between SIGTERM and SIGKILL.</summary>
    public static int StopTimeout(JsonObject container) => new JsonInput(container).Integer("stopTimeout") ?? UsualStopTimeout;

    /// <param name="order">The task.</param>
    /// <param name="container">The container definition.</param>
    /// <param name="image">The image as the engine knows it.</param>
    /// <param name="names">Names and labels.</param>
    /// <param name="environmentFile">The file that holds the environment variables.</param>
    /// <param name="longestInterval">The longest pause between two health checks.</param>
    public static IReadOnlyList<string> Create(TaskOrder order, JsonObject container, string image, DockerNames names, string environmentFile, TimeSpan longestInterval)
    {
        var input = new JsonInput(container);
        var name = input.Text("name")!;
        List<string> arguments =
        [
            "create",
            "--name", DockerNames.ContainerOf(order, name),
            "--network", names.Network,
            "--label", $"{DockerNames.SandboxLabel}={names.SandboxId}",
            "--label", $"{DockerNames.TaskLabel}={order.Arn}",
            "--label", $"{DockerNames.ContainerLabel}={name}",
            "--env-file", environmentFile,
            "--stop-timeout", Text(StopTimeout(container)),
        ];

        arguments.AddRange(input.Map("dockerLabels").SelectMany(label => (string[])["--label", $"{label.Key}={label.Value}"]));
        arguments.AddRange(input.Objects("portMappings").SelectMany(port => (string[])["--publish", $"127.0.0.1::{port.Integer("containerPort")}/{port.Text("protocol") ?? "tcp"}"]));
        arguments.AddRange(Multiline(input).SelectMany(variable => (string[])["--env", variable.Key]));
        arguments.AddRange(input.Objects("mountPoints").SelectMany(mount => (string[])["--mount", Mount(order, mount, names)]));
        arguments.AddRange(input.Objects("ulimits").SelectMany(limit => (string[])["--ulimit", $"{limit.Text("name")}={limit.Integer("softLimit")}:{limit.Integer("hardLimit")}"]));
        Add("--user", input.Text("user"));
        Add("--workdir", input.Text("workingDirectory"));
        Add("--hostname", input.Text("hostname"));
        Add("--memory", input.Integer("memory") is { } memory ? $"{memory}m" : null);
        Flag("--init", input.Object("linuxParameters")?.Flag("initProcessEnabled"));
        Flag("--read-only", input.Flag("readonlyRootFilesystem"));
        arguments.AddRange(HealthCheck(input.Object("healthCheck"), longestInterval));

        var entryPoint = input.Texts("entryPoint");
        Add("--entrypoint", entryPoint.Count > 0 ? entryPoint[0] : null);
        arguments.Add(image);
        arguments.AddRange(entryPoint.Skip(1));
        arguments.AddRange(input.Texts("command"));
        return arguments;

        void Add(string option, string? value)
        {
            if (value is not null)
            {
                arguments.AddRange([option, value]);
            }
        }

        void Flag(string option, bool? isSet)
        {
            if (isSet == true)
            {
                arguments.Add(option);
            }
        }
    }

    /// <summary>The lines of the environment file: a value goes there as it is, unless it has more than one line.</summary>
    public static IReadOnlyList<string> EnvironmentLines(JsonObject container) =>
        [.. Environment(new(container)).Where(variable => !IsMultiline(variable.Value)).Select(variable => $"{variable.Key}={variable.Value}")];

    /// <summary>The variables with several lines; they reach the client through its own environment.</summary>
    public static IReadOnlyDictionary<string, string?> MultilineVariables(JsonObject container) =>
        Multiline(new(container)).ToDictionary(variable => variable.Key, variable => (string?)variable.Value);

    /// <summary>
    /// ECS ignores a health check that is baked into the image. On a laptop nobody wants to wait half a minute for the first result:
    /// checks come more often, and as many more may fail, so that a slow start has the same time.
    /// </summary>
    private static IReadOnlyList<string> HealthCheck(JsonInput? check, TimeSpan longestInterval)
    {
        var command = check?.Texts("command") ?? [];
        if (check is null || command.Count == 0 || command[0] == "NONE")
        {
            return ["--no-healthcheck"];
        }

        var text = command[0] switch
        {
            "CMD-SHELL" => string.Join(' ', command.Skip(1)),
            "CMD" => string.Join(' ', command.Skip(1).Select(Quote)),
            _ => string.Join(' ', command.Select(Quote)),
        };
        var interval = TimeSpan.FromSeconds(check.Integer("interval") ?? 30);
        var retries = check.Integer("retries") ?? 3;
        var shorter = interval < longestInterval ? interval : longestInterval;
        return
        [
            "--health-cmd", text,
            "--health-interval", $"{Text((int)shorter.TotalMilliseconds)}ms",
            "--health-timeout", $"{Text(check.Integer("timeout") ?? 5)}s",
            "--health-retries", Text((int)Math.Ceiling(retries * (interval / shorter))),
            "--health-start-period", $"{Text(check.Integer("startPeriod") ?? 0)}s",
        ];
    }

    private static string Mount(TaskOrder order, JsonInput mount, DockerNames names) =>
        $"type=volume,source={names.VolumeOf(order, mount.Text("sourceVolume") ?? "")},target={mount.Text("containerPath")}{(mount.Flag("readOnly") == true ? ",readonly" : "")}";

    private static IEnumerable<KeyValuePair<string, string>> Environment(JsonInput container) =>
        container.Objects("environment").Select(variable => KeyValuePair.Create(variable.Text("name")!, variable.Text("value") ?? ""));

    private static IEnumerable<KeyValuePair<string, string>> Multiline(JsonInput container) => Environment(container).Where(variable => IsMultiline(variable.Value));

    private static bool IsMultiline(string value) => value.AsSpan().ContainsAny('\n', '\r');

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

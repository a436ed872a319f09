using System.Text.Json.Nodes;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Tasks;

namespace Pipelines.Sandbox.Logs;

/// <summary>
/// CloudWatch Logs, as far as tasks write there: a container whose log driver is awslogs has the stream <c>prefix/container/task</c>.
/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/
/// </summary>
internal sealed class LogsApi(EcsRoom room, DockerTaskRunner? docker, Action catchUp)
{
    private const int Most = 10_000;

    public JsonService Service => new("logs", "Logs_20140328", new Dictionary<string, JsonOperation> { ["GetLogEvents"] = Get, ["FilterLogEvents"] = Filter });

    private JsonObject Get(Caller caller, JsonInput input)
    {
        var streams = Streams(caller, input);
        var stream = input.RequiredText("logStreamName");
        var lines = streams.FirstOrDefault(known => known.Name == stream)?.Lines() ?? throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
        return new()
        {
            ["events"] = new JsonArray([.. lines.TakeLast(Limit(input)).Select(line => new JsonObject { ["timestamp"] = line.At, ["ingestionTime"] = line.At, ["message"] = line.Text })]),
            ["nextForwardToken"] = "f/0",
            ["nextBackwardToken"] = "b/0",
        };
    }

    private JsonObject Filter(Caller caller, JsonInput input)
    {
        var (names, prefix, pattern) = (input.Texts("logStreamNames"), input.Text("logStreamNamePrefix"), input.Text("filterPattern")?.Trim('"'));
        var found = Streams(caller, input)
            .Where(stream => (names.Count == 0 || names.Contains(stream.Name)) && (prefix is null || stream.Name.StartsWith(prefix, StringComparison.Ordinal)))
            .SelectMany(stream => stream.Lines().Select((line, number) => (Stream: stream.Name, Line: line, Number: number)))
            .Where(one => pattern is null || one.Line.Text.Contains(pattern, StringComparison.Ordinal))
            .Take(Limit(input));
        return new()
        {
            ["events"] = new JsonArray([.. found.Select(one => new JsonObject
            {
                ["logStreamName"] = one.Stream,
                ["timestamp"] = one.Line.At,
                ["message"] = one.Line.Text,
                ["eventId"] = $"{one.Stream}/{one.Number}",
            })]),
        };
    }

    private static int Limit(JsonInput input) => Math.Clamp(input.Integer("limit") ?? Most, 1, Most);

    private IReadOnlyList<Stream> Streams(Caller caller, JsonInput input)
    {
        catchUp();
        var named = input.RequiredText("logGroupName");
        var scope = room.In(caller);
        var containers =
            from store in scope.Services
            from task in store.Value.Tasks.Values
            where task.Started is not null || task.IsStopped
            from container in scope.TaskDefinitions.Find(task.TaskDefinitionArn, scope.NameOf)?.Containers ?? []
            let options = container["logConfiguration"]?["options"]
            where (string?)container["logConfiguration"]?["logDriver"] == "awslogs" && (string?)options?["awslogs-group"] == named
            select new Stream($"{(string?)options["awslogs-stream-prefix"]}/{(string)container["name"]!}/{task.Id}", () => LinesOf(task, container));
        var streams = containers.ToList();
        return streams.Count > 0 ? streams : throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
    }

    private IReadOnlyList<Line> LinesOf(TaskRecord task, JsonObject container)
    {
        // The operations of the AWS endpoint answer at once; the container's log is on this machine.
        var text = task.Runner == TaskRunnerKind.Docker && docker is not null ? docker.LogAsync(task.Id, CancellationToken.None).GetAwaiter().GetResult() : Rehearsal.LogOf(container) ?? "";
        var at = (task.Started ?? task.Created).ToUnixTimeMilliseconds();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Line(at, line.TrimEnd('\r')))];
    }

    private sealed record Stream(string Name, Func<IReadOnlyList<Line>> Lines);

    private sealed record Line(long At, string Text);
}

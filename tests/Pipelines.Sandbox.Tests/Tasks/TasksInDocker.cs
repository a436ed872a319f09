using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Tasks;

/// <summary>Tasks as real containers.</summary>
public sealed class TasksInDocker : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replaces_a_service_while_another_one_keeps_calling_it_by_name()
    {
        RealPart.RequireDocker();
        await using var started = await StartAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs");
        try
        {
            var (one, two) = (await PushAsync(started, "one"), await PushAsync(started, "two"));
            Assert.Equal("SUCCESSFUL", await DeployAsync(ecs, "backend", Web(one)));
            Assert.Equal("one", await GetAsync(started.Sandbox.AddressOf("dev", "backend")));
            Assert.Equal("SUCCESSFUL", await DeployAsync(ecs, "frontend", Caller(one)));
            Assert.Equal("SUCCESSFUL", await DeployAsync(ecs, "backend", Web(two)));
            Assert.Equal("two", await GetAsync(started.Sandbox.AddressOf("dev", "backend")));

            var frontend = (string)(await ecs.CallAsync("ListTasks", Json("""{"cluster":"storefront-dev","serviceName":"frontend"}""")))["taskArns"]![0]!;
            var log = await UntilAsync(() => started.Sandbox.LogTailAsync(frontend, Cancellation), text => text.TrimEnd().EndsWith("two", StringComparison.Ordinal));
            Assert.Matches("^one\n((two|one)\n)*two\n$", log);
        }
        finally
        {
            await started.Sandbox.StopAllAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Rolls_back_a_container_that_exits_and_keeps_its_log()
    {
        RealPart.RequireDocker();
        await using var started = await StartAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs");
        try
        {
            var image = await PushAsync(started, "one");
            Assert.Equal("SUCCESSFUL", await DeployAsync(ecs, "backend", Web(image)));
            var crashing = Web(image);
            crashing["command"] = new JsonArray("/bin/sh", "-c", "echo no database at $DATABASE; exit 7");
            crashing["environment"] = new JsonArray(new JsonObject { ["name"] = "DATABASE", ["value"] = "db\n'quoted'" });

            Assert.Equal("ROLLBACK_SUCCESSFUL", await DeployAsync(ecs, "backend", crashing));

            var arns = (await ecs.CallAsync("ListTasks", Json("""{"cluster":"storefront-dev","serviceName":"backend","desiredStatus":"STOPPED"}""")))["taskArns"]!;
            var tasks = (await ecs.CallAsync("DescribeTasks", new() { ["cluster"] = "storefront-dev", ["tasks"] = arns.DeepClone() }))["tasks"]!.AsArray();
            var failed = tasks.First(task => (string?)task!["stopCode"] == "EssentialContainerExited")!;
            Assert.Equal(7, (int)failed["containers"]![0]!["exitCode"]!);
            Assert.Equal("no database at db 'quoted'\n", await started.Sandbox.LogTailAsync((string)failed["taskArn"]!, Cancellation));
            Assert.Equal("one", await GetAsync(started.Sandbox.AddressOf("dev", "backend")));
        }
        finally
        {
            await started.Sandbox.StopAllAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Finds_its_containers_again_after_a_restart_and_replaces_one_that_is_gone()
    {
        var docker = RealPart.RequireDocker();
        await using var first = await StartAsync();
        using var ecs = new AwsJsonClient(first.Sandbox.Endpoint, "ecs");
        var image = await PushAsync(first, "one");
        Assert.Equal("SUCCESSFUL", await DeployAsync(ecs, "backend", Web(image)));
        var address = first.Sandbox.AddressOf("dev", "backend");
        await first.DisposeAsync();
        Assert.Equal("one", await GetAsync(address));

        await using var second = await StartAsync();
        using var again = new AwsJsonClient(second.Sandbox.Endpoint, "ecs");
        try
        {
            Assert.Equal(first.Sandbox.Endpoint, second.Sandbox.Endpoint);
            Assert.Equal(address, second.Sandbox.AddressOf("dev", "backend"));
            var task = (string)(await again.CallAsync("ListTasks", Json("""{"cluster":"storefront-dev","serviceName":"backend"}""")))["taskArns"]![0]!;
            await Tool.RunAsync(docker, ["rm", "--force", await Tool.RunAsync(docker, ["ps", "--quiet", "--filter", $"label=pipelines.task={task}"])]);

            var replaced = await UntilAsync(() => Task.FromResult(second.Sandbox.AddressOf("dev", "backend")?.ToString() ?? ""), text => text.Length > 0 && text != address?.ToString());
            Assert.Equal("one", await GetAsync(new Uri(replaced)));
        }
        finally
        {
            await second.Sandbox.StopAllAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Takes_over_a_service_whose_tasks_were_simulated()
    {
        RealPart.RequireDocker();
        await using (var simulated = await Started.InAsync(folder.At("state")))
        {
            using var ecs = new AwsJsonClient(simulated.Sandbox.Endpoint, "ecs");
            Assert.Equal("SUCCESSFUL", await DeployAsync(ecs, "backend", Web(await PushAsync(simulated, "one"))));
            Assert.Null(simulated.Sandbox.AddressOf("dev", "backend"));
        }

        await using var started = await StartAsync();
        try
        {
            var address = await UntilAsync(() => Task.FromResult(started.Sandbox.AddressOf("dev", "backend")?.ToString() ?? ""), text => text.Length > 0);
            await UntilAsync(async () => await TryGetAsync(new Uri(address)), text => text == "one");
        }
        finally
        {
            await started.Sandbox.StopAllAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Leaves_nothing_behind_when_all_is_stopped()
    {
        var docker = RealPart.RequireDocker();
        await using var started = await StartAsync();
        using var ecs = new AwsJsonClient(started.Sandbox.Endpoint, "ecs");
        Assert.Equal("SUCCESSFUL", await DeployAsync(ecs, "backend", Web(await PushAsync(started, "one"))));
        var id = (string)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(started.Folder, "identity.json"), Cancellation))!["id"]!;
        Assert.NotEmpty(await Tool.RunAsync(docker, ["ps", "--quiet", "--filter", $"label=pipelines.sandbox={id}"]));

        await started.Sandbox.StopAllAsync(Cancellation);

        Assert.Empty(await Tool.RunAsync(docker, ["ps", "--all", "--quiet", "--filter", $"label=pipelines.sandbox={id}"]));
        Assert.Empty(await Tool.RunAsync(docker, ["network", "ls", "--quiet", "--filter", $"label=pipelines.sandbox={id}"]));
        Assert.DoesNotContain(started.Sandbox.Endpoint.Authority, await Tool.RunAsync(docker, ["image", "ls"]), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(started.Folder, "tmp")));
    }

    public void Dispose() => folder.Dispose();

    private Task<Started> StartAsync() =>
        Started.InAsync(folder.At("state"), options => options with { Tasks = TaskRunnerKind.Docker, Tempo = new() { ContainerSettle = TimeSpan.FromSeconds(1), HealthInterval = TimeSpan.FromMilliseconds(300) } });

    private async Task<string> PushAsync(Started started, string content)
    {
        var busybox = await File.ReadAllBytesAsync(RealPart.Require("busybox")[0], Cancellation);
        var image = TestImage.Create(folder, content, new Dictionary<string, byte[]> { ["bin/busybox"] = busybox, ["bin/sh"] = busybox });
        using var client = await RegistryClient.OpenAsync(started);
        await client.PushAsync(image, content);
        return $"{started.Sandbox.RegistryAddress("111111111111", "eu-west-1")}/storefront@{image.Digest}";
    }

    private static JsonObject Web(string image) => Json($$"""
        {
          "name": "web", "image": "{{image}}", "memory": 64, "stopTimeout": 2, "user": "65534",
          "entryPoint": ["/bin/busybox"], "command": ["httpd", "-f", "-p", "8080", "-h", "/"],
          "linuxParameters": {"initProcessEnabled": true},
          "portMappings": [{"containerPort": 8080}],
          "healthCheck": {"command": ["CMD-SHELL", "busybox wget -q -O /dev/null http://127.0.0.1:8080/content.txt"], "interval": 30, "retries": 3}
        }
        """);

    // A static busybox resolves names by nslookup alone.
    private static JsonObject Caller(string image) => Json($$"""
        {
          "name": "caller", "image": "{{image}}", "memory": 64, "stopTimeout": 1,
          "command": ["/bin/sh", "-c", "while true; do ip=$(busybox nslookup backend | busybox awk '/^Address: /{print $2; exit}'); now=$(busybox timeout 5 busybox wget -q -O - http://$ip:8080/content.txt || echo DOWN $ip); [ \"$now\" = \"$last\" ] || echo $now; last=$now; busybox sleep 0.05; done"],
          "linuxParameters": {"initProcessEnabled": true}
        }
        """);

    private static async Task<string> DeployAsync(AwsJsonClient ecs, string service, JsonObject container)
    {
        if (service == "backend" && container["command"]![0]!.GetValue<string>() == "/bin/sh")
        {
            container.Remove("entryPoint");
            container.Remove("healthCheck");
        }

        var registered = await ecs.CallAsync("RegisterTaskDefinition", new() { ["family"] = $"storefront-dev-{service}", ["containerDefinitions"] = new JsonArray(container) });
        var updated = await ecs.CallAsync("UpdateService", new()
        {
            ["cluster"] = "storefront-dev",
            ["service"] = service,
            ["taskDefinition"] = registered["taskDefinition"]!["taskDefinitionArn"]!.DeepClone(),
        });
        var describe = new JsonObject { ["serviceDeploymentArns"] = new JsonArray(updated["service"]!["currentServiceDeployment"]!.DeepClone()) };
        return await UntilAsync(
            async () => (string)(await ecs.CallAsync("DescribeServiceDeployments", describe.DeepClone().AsObject()))["serviceDeployments"]![0]!["status"]!,
            status => status is not ("PENDING" or "IN_PROGRESS" or "ROLLBACK_IN_PROGRESS"));
    }

    private static async Task<string> UntilAsync(Func<Task<string>> read, Func<string, bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        string text;
        while (!holds(text = await read()))
        {
            Assert.False(limit.IsCancellationRequested, $"This never came to be; last seen: {text}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancellation);
        }

        return text;
    }

    private static async Task<string> GetAsync(Uri? address)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(address!, "content.txt"), Cancellation);
    }

    private static async Task<string> TryGetAsync(Uri address)
    {
        try
        {
            return await GetAsync(address);
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}

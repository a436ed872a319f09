using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Pipelines.Benchmarks.Deployment;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Values;

// deployment serve  <folder> <services> <seconds until a task runs>   an ECS on the real clock, until it is asked to end: <folder>/endpoint, <folder>/calls
// deployment deploy <endpoint> <services> <digit> [fails]            deploys to all services at once; its figures are the last line: name=value …
// deployment ended  <endpoint> <service>                             when the newest service deployment ended, in seconds since 1970, and how
// deployment json   <service> <digit> [fails]                        the task definition that deploy registers
switch (args[0])
{
    case "serve":
        await World.ServeAsync(args[1], Number(args[2]), Number(args[3]));
        return 0;
    case "json":
        Console.WriteLine(Definition(new Service(args[1], World.Image), args[2], args.Contains("fails")).ToJsonString());
        return 0;
}

var access = AwsAccess.WithKey(World.Uat.Region, World.Uat.Account.Text, new Secret("sandbox")) with { Endpoint = new Uri(args[1]) };
using var ecs = new EcsClient(access);
if (args[0] == "ended")
{
    var service = (await ecs.DescribeServicesAsync(World.Application.Name, [args[2]], CancellationToken.None))[0];
    Console.WriteLine(await World.EndOfAsync(access, service.CurrentServiceDeployment!));
    return 0;
}

var services = World.Services(Number(args[2]));
var start = Stopwatch.GetTimestamp();
var verb = new Deployment(ecs, new Progress(), TimeProvider.System, new());
var inputs = services.Select(service => new TaskDefinitionInput(service, $"shop-{service}", World.Reference(args[3]), Definition(service, args[3], args.Contains("fails")))).ToList();
var plan = await verb.PlanAsync(World.Application with { Services = services }, World.Uat, inputs, CancellationToken.None);
var planned = Stopwatch.GetElapsedTime(start);
var result = await verb.ApplyAsync(plan, CancellationToken.None);
var reported = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000d;
using var self = Process.GetCurrentProcess();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"outcome={result.Outcome} seconds={Stopwatch.GetElapsedTime(start).TotalSeconds:F1} plan={planned.TotalSeconds:F1} cpu={self.TotalProcessorTime.TotalSeconds:F1} peakMB={self.PeakWorkingSet64 / 1_000_000} reported={reported:F3}"));
return result.ExitCode;

static JsonObject Definition(Service service, string digit, bool fails)
{
    var container = new JsonObject { ["name"] = service.Name, ["image"] = World.Reference(digit).ToString(), ["memory"] = 128 };
    if (fails)
    {
        container["dockerLabels"] = new JsonObject { ["pipelines.sandbox.exit-code"] = "1" };
    }

    return new() { ["family"] = $"shop-{service}", ["containerDefinitions"] = new JsonArray(container) };
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

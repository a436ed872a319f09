using System.Globalization;
using Amazon.ECS;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Sandbox;
using Pipelines.Values;

namespace Pipelines.Benchmarks.Deployment;

/// <summary>An application of so many services, and the ECS that it is deployed to.</summary>
internal static class World
{
    public static readonly DeploymentEnvironment Uat = new("uat") { Account = "333333333333", Region = "eu-west-1", Tier = Tier.Staging, Start = Start.Manual };

    public static readonly ContainerImage Image = new("shop") { Dockerfile = "Dockerfile" };

    public static readonly Application Application = new("shop")
    {
        Images = [Image],
        Services = Services(1),
        Environments = [Uat],
        Registry = RegistrySource.Vault(mount: "secret", path: "shop/{environment}", field: "registry"),
    };

    public static IReadOnlyList<Service> Services(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new Service(string.Create(CultureInfo.InvariantCulture, $"service-{number}"), Image))];

    public static ImageReference Reference(string digit) => new("333333333333.dkr.ecr.eu-west-1.amazonaws.com", Image.Repository, Digest.Parse("sha256:" + new string(digit[0], 64)));

    /// <summary>Serves until the process is asked to end. Each call is a line of <c>calls</c>.</summary>
    public static async Task ServeAsync(string folder, int services, int seconds)
    {
        using var calls = new StreamWriter(Path.Combine(folder, "calls"), append: true) { AutoFlush = true };
        using var ending = new CancellationTokenSource();
        Console.CancelKeyPress += (_, end) => { end.Cancel = true; ending.Cancel(); };
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ending.Cancel();
        await using var sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions
            {
                StateFolder = Path.Combine(folder, "state"),
                Tempo = new()
                {
                    TaskStart = TimeSpan.FromSeconds(seconds),
                    Settle = TimeSpan.FromSeconds(seconds),
                    TaskStop = TimeSpan.FromSeconds(seconds),
                    Retry = TimeSpan.FromSeconds(1),
                    Round = TimeSpan.FromMilliseconds(250),
                },
                Called = call => { lock (calls) { calls.WriteLine(call); } },
                Environments =
                [
                    new()
                    {
                        Name = "uat", Account = Uat.Account.Text, Region = Uat.Region.Text, Cluster = Application.Name, VaultPath = "shop/uat",
                        Services = [.. Services(services).Select(service => new SandboxService { Name = service.Name, Family = $"shop-{service}" })],
                    },
                ],
            },
            ending.Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "endpoint"), sandbox.Endpoint.GetLeftPart(UriPartial.Authority), ending.Token);
        try
        {
            await sandbox.WaitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }
    }

    /// <summary>When a service deployment ended, in seconds since 1970, and its status.</summary>
    public static async Task<string> EndOfAsync(AwsAccess access, string arn)
    {
        using var client = new AmazonECSClient(access.Credentials, access.Configure(new AmazonECSConfig()));
        var deployment = (await client.DescribeServiceDeploymentsAsync(new() { ServiceDeploymentArns = [arn] })).ServiceDeployments[0];
        return string.Create(CultureInfo.InvariantCulture, $"{Moments.Of(deployment.FinishedAt!.Value).ToUnixTimeMilliseconds() / 1000d:F3} {deployment.Status}");
    }
}

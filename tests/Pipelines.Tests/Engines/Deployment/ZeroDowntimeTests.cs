using System.Collections.Concurrent;
using Pipelines.Testing;
using Pipelines.Tests.Engines.Releases;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment;

/// <summary>Real containers behind a load balancer, asked all the time while they are replaced: nobody notices.</summary>
public sealed class ZeroDowntimeTests
{
    private const int Askers = 4, Enough = 100;

    private readonly ConcurrentQueue<string> _answers = new();

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_request_fails_throughout_a_deployment_and_a_rollback()
    {
        RealPart.RequireDocker();
        var busybox = await File.ReadAllBytesAsync(RealPart.Require("busybox")[0], End);
        await using var shop = await SandboxShop.StartAsync(
            seed: service => service with { DesiredCount = 2, ContainerPort = 8080, IsBalanced = true },
            container: """
            "entryPoint": ["/bin/busybox"], "command": ["httpd", "-f", "-p", "8080", "-h", "/www"], "user": "65534", "stopTimeout": 2,
            "linuxParameters": { "initProcessEnabled": true }, "portMappings": [{ "containerPort": 8080 }],
            "healthCheck": { "command": ["CMD-SHELL", "busybox wget -q -O /dev/null http://127.0.0.1:8080/"], "interval": 5, "retries": 3 }
            """,
            busybox: busybox,
            application: Shop.Application with { Services = [Shop.Frontend with { After = [] }] });
        try
        {
            Assert.Equal(0, (await shop.DeployAsync('a')).ExitCode);
            var address = shop.Served.BalancerOf("uat", "frontend")!;

            var deployed = await UnderLoadAsync(address, async () => (await shop.DeployAsync('b')).ExitCode);
            var returned = await UnderLoadAsync(address, async () => (await shop.RollBackAsync()).ExitCode);

            AssertMoved(deployed, "200 a", "200 b");
            AssertMoved(returned, "200 b", "200 a");

            // Those who ask do notice when there is something to notice.
            var ended = await UnderLoadAsync(address, async () =>
            {
                await shop.Served.StopAllAsync(End);
                return 0;
            });

            Assert.Contains(ended.Answers, answer => answer != "200 a");
        }
        finally
        {
            await shop.Served.StopAllAsync(CancellationToken.None);
        }
    }

    // From the one to the other, and nothing else: no refusal, no cut connection, no other page.
    private static void AssertMoved((int ExitCode, IReadOnlyList<string> Answers) run, string from, string to)
    {
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(new HashSet<string> { from, to }, run.Answers.ToHashSet());
        Assert.Equal((from, to), (run.Answers[0], run.Answers[^1]));
        Assert.True(run.Answers.Count > Enough, $"only {run.Answers.Count} requests");
        TestContext.Current.TestOutputHelper?.WriteLine($"{run.Answers.Count} requests from '{from}' to '{to}'");
    }

    private async Task<(int ExitCode, IReadOnlyList<string> Answers)> UnderLoadAsync(Uri address, Func<Task<int>> work)
    {
        _answers.Clear();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(End);
        over.CancelAfter(TimeSpan.FromMinutes(2));
        var askers = Enumerable.Range(0, Askers).Select(_ => AskAsync(address, over.Token)).ToList();
        var exitCode = await work();
        await over.CancelAsync();
        await Task.WhenAll(askers);
        return (exitCode, [.. _answers]);
    }

    // Each request on a connection of its own, as from many people; the last one is asked after the end, so that what is left is seen.
    private async Task AskAsync(Uri address, CancellationToken over)
    {
        using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, UseProxy = false });
        bool wasOver;
        do
        {
            wasOver = over.IsCancellationRequested;
            _answers.Enqueue(await AnswerAsync(client, address));
        }
        while (!wasOver);
    }

    private static async Task<string> AnswerAsync(HttpClient client, Uri address)
    {
        try
        {
            using var answer = await client.GetAsync(address, End);
            return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(End)}";
        }
        catch (HttpRequestException broken)
        {
            return broken.Message;
        }
    }
}

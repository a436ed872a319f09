using Nuke.Common;
using Nuke.Common.Tooling;
using Pipelines.Definitions;
using Pipelines.Targets;
using Pipelines.Values;
using Serilog;

namespace Pipelines.Tests.Targets.Builds;

/// <summary>Has a secret from a component.</summary>
[ParameterPrefix("Feed")]
internal interface IHaveFeed : INukeBuild
{
    [Parameter]
    [Secret]
    string? Password => TryGetValue(() => Password);
}

/// <summary>A build that says its secrets in every way there is, and fails in several.</summary>
[GitLabPipeline]
internal sealed class Guarded : NukeBuild, IHaveFeed
{
    public const string EngineToken = "hvs.engine-Token/4711+a";

    public static int Start() => Execute<Guarded>(x => x.Works);

    [Parameter("Key of the feed")]
    [Secret]
    private string? ApiKey { get; set; }

    [Parameter]
    [Secret]
    private string? Pin { get; set; }

    [Parameter]
    private string? Env { get; set; }

    private Target Prepare => _ => _.Executes(() => Console.WriteLine("ran: Prepare"));

    private Target Works => _ => _.DependsOn(Prepare).Executes(() =>
    {
        Console.WriteLine($"ran: Works {Env}");
        Console.WriteLine($"TARGET={EnvironmentInfo.GetVariable("TARGET")} plan={Plan} continue={Continue} verbosity={Verbosity} partition={Partition}");
    });

    private Target Breaks => _ => _.DependsOn(Prepare).Executes(() => throw new InvalidDataException("It broke\nin the middle"));

    private Target Refuses => _ => _.DependsOn(Prepare).Executes(() =>
    {
        ExitCode = 14;
        throw new ExecutionException("deploy", "shop to uat", "nothing answers", "Look at the network.", exitCode: 14);
    });

    private Target Needs => _ => _.Requires(() => Env).Executes(() => Console.WriteLine("ran: Needs"));

    private Target Waits => _ => _.Executes(() =>
    {
        Console.WriteLine("ran: Waits");
        using var forever = new ManualResetEventSlim();
        forever.Wait();
    });

    private Target Tells => _ => _.Executes(() =>
    {
        var made = new Secret(EngineToken);
        Log.Information("made: {Made}", made);
        foreach (var secret in Secrets())
        {
            Log.Information("a hole: {Secret}", secret);
            Log.Information("an object: {@Object} {List}", new { Name = "x", Secret = secret }, new[] { secret });
            Log.Warning($"interpolated: {secret.Replace("{", "{{", StringComparison.Ordinal)}");
            Log.Error(new InvalidOperationException($"inner {secret}"), "with an exception");
            Console.WriteLine("on its own line: " + secret);
            Console.Error.WriteLine("on standard error: " + secret);
            Console.Write(secret[..5]);
            Console.Out.Flush();
            Console.WriteLine(secret[5..]);
            foreach (var letter in secret)
            {
                Console.Write(letter);
            }

            Console.WriteLine();
            Console.WriteLine("basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("user:" + secret + ":end")));
            Console.WriteLine("query?token=" + Uri.EscapeDataString(secret) + "&more=1");
            Console.WriteLine("json " + System.Text.Json.JsonSerializer.Serialize(new { secret }));
            ProcessTasks.StartProcess("sh", "-c \"cat >&2; echo $TOLD\"", environmentVariables: new Dictionary<string, string> { ["TOLD"] = secret, ["PATH"] = EnvironmentInfo.GetVariable("PATH") }).AssertWaitForExit();
        }

        throw new InvalidOperationException("It cannot go on with " + string.Join(" and ", Secrets()));
    });

    private IEnumerable<string> Secrets() => new[]
    {
        ApiKey, ((IHaveFeed)this).Password, EngineToken, EnvironmentInfo.GetVariable("VAULT_ID_TOKEN"), EnvironmentInfo.GetVariable("DEPLOY_PRIVATE_KEY"),
    }.OfType<string>();
}

/// <summary>A build whose targets run as those of the components do.</summary>
[GitLabPipeline]
internal sealed class Orderly : NukeBuild, IHazApplication
{
    public static int Start() => Execute<Orderly>(x => x.Waits);

    public Application Application { get; } = new("shop");

    private Target Waits => _ => _.Executes(() => TargetRun.RunAsync(this, async run =>
    {
        Console.WriteLine("ran: Waits");
        await run.UntilCancelledAsync();
        for (var step = 0; step < 100; step++)
        {
            await Task.Yield();
            Console.WriteLine($"tidied up: {step}");
        }

        run.CancellationToken.ThrowIfCancellationRequested();
    }));

    private Target Never => _ => _.After(Waits).Executes(() => Console.WriteLine("ran: Never"));

    private Target Always => _ => _.After(Waits).AssuredAfterFailure().Executes(() => Console.WriteLine("ran: Always"));
}

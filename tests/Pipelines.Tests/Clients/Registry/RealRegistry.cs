using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;
using Pipelines.Clients.Registry;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>Debian's docker-registry on a port of its own, which wants a user and a password.</summary>
internal sealed partial class RealRegistry : IAsyncDisposable
{
    public const string User = "somebody";
    public const string Password = "correct horse";

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;

    public RecordedLog Log { get; } = new();

    public RegistryAddress Address { get; private set; } = "127.0.0.1:1";

    public static async Task<RealRegistry> StartAsync()
    {
        var executables = RealPart.Require("docker-registry", "htpasswd", "skopeo");
        var registry = new RealRegistry();
        var htpasswd = await new ProcessRunner(registry.Log, TimeProvider.System).RunOrThrowAsync(
            // -C 4: the least work that bcrypt knows.
            new("htpasswd", "-n", "-i", "-B", "-C", "4", User) { StandardInput = Password },
            new("make", "htpasswd", "Look."),
            TestContext.Current.CancellationToken);
        registry._folder.Write("htpasswd", htpasswd.StandardOutput.Trim());
        registry._folder.Write("config.yml", $$"""
            version: 0.1
            log: { level: info }
            http: { addr: "127.0.0.1:0" }
            storage: { filesystem: { rootdirectory: {{registry._folder.At("data")}} }, delete: { enabled: true } }
            auth: { htpasswd: { realm: test, path: {{registry._folder.At("htpasswd")}} } }
            """);
        await registry.ServeAsync(new(executables[0], "serve", registry._folder.At("config.yml")));
        return registry;
    }

    public OciRegistry Client(RegistryCredentials? credentials = null, int? chunkBytes = null, string? prefix = null, CuttingProxy? through = null) => new(new()
    {
        Address = through is not null ? through.Authority : prefix is null ? Address : $"{Address}/{prefix}",
        Credentials = credentials ?? RegistryCredentials.Of(User, new Secret(Password)),
        Log = Log,
        Time = TimeProvider.System,
        ChunkBytes = chunkBytes,
    });

    public OciRegistry ClientOfAStranger() => new(new() { Address = Address, Log = Log, Time = TimeProvider.System });

    /// <summary>Runs skopeo, a client that we did not write, with the registry's credentials.</summary>
    public async Task<string> SkopeoAsync(string verb, params string[] arguments)
    {
        string[] options = verb == "copy"
            ? ["--src-tls-verify=false", "--dest-tls-verify=false", "--authfile", AuthFile()]
            : ["--tls-verify=false", "--authfile", AuthFile()];
        var result = await new ProcessRunner(Log, TimeProvider.System).RunOrThrowAsync(
            new("skopeo", [verb, .. options, .. arguments]), new("run skopeo", verb, "Look."), TestContext.Current.CancellationToken);
        return result.StandardOutput;
    }

    /// <summary>Deletes something, as an administrator would.</summary>
    public async Task DeleteAsync(string path)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(Address.Endpoint, path));
        request.Headers.Authorization = RegistryCredentials.Of(User, new Secret(Password)).Header;
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(202, (int)response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
        _folder.Dispose();
    }

    private string AuthFile()
    {
        var token = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{User}:{Password}"));
        return _folder.Write("auth.json", $$$"""{"auths":{"{{{Address}}}":{"auth":"{{{token}}}" } } }""");
    }

    private async Task ServeAsync(ProcessCommand command)
    {
        var port = new TaskCompletionSource<string>();
        _running = new ProcessRunner(new RecordedLog(), TimeProvider.System).RunAsync(
            command with
            {
                OnErrorLine = line =>
                {
                    if (Listening().Match(line) is { Success: true } match)
                    {
                        port.TrySetResult(match.Groups[1].Value);
                    }
                },
            },
            _end.Token);
        await Task.WhenAny(_running, port.Task.WaitAsync(TestContext.Current.CancellationToken));
        Assert.False(_running.IsCompleted, "docker-registry ended before it listened.");
        Address = RegistryAddress.Parse("127.0.0.1:" + await port.Task);
    }

    [GeneratedRegex(@"listening on 127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}

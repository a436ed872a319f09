using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CliWrap;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary><c>./build.sh Sandbox</c> as a process of its own, as a person starts it in another terminal.</summary>
internal sealed partial class SandboxProcess : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CommandTask<CommandResult> _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _endpoint = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SandboxProcess(Clone clone, IReadOnlyDictionary<string, string?>? variables)
    {
        var output = PipeTarget.ToDelegate(line =>
        {
            _output.AppendLine(line);
            if (Endpoint().Match(line) is { Success: true } match)
            {
                _endpoint.TrySetResult(new Uri(match.Groups["url"].Value));
            }
        });
        var command = clone.Command(Path.Combine(clone.Root, "build.sh"), ["Sandbox"], variables);
        _process = (command | (output, output)).ExecuteAsync(forcefulCancellationToken: CancellationToken.None, gracefulCancellationToken: _stop.Token);
    }

    /// <summary>Where everything answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts a sandbox in which nothing has happened yet, whatever other tests of the clone have left, and waits until it answers.</summary>
    public static async Task<SandboxProcess> StartAsync(Clone clone, IReadOnlyDictionary<string, string?>? variables = null)
    {
        (await clone.BuildAsync(["SandboxRemove"])).MustExitWith(0);
        var sandbox = new SandboxProcess(clone, variables);
        var first = await Task.WhenAny(sandbox._endpoint.Task, sandbox._process.Task);
        Assert.True(first == sandbox._endpoint.Task, $"the sandbox has ended\n{sandbox._output}");
        sandbox.Address = await sandbox._endpoint.Task;
        return sandbox;
    }

    /// <summary>An id_token as GitLab would give it to a job.</summary>
    public async Task<string> IdTokenAsync(string audience)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var claims = new Dictionary<string, string> { ["project_path"] = "shop/storefront", ["ref"] = "staging", ["ref_protected"] = "true" };
        using var answer = await client.PostAsJsonAsync("_sandbox/id-token", new { audience, claims }, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.String).Value.GetString()!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _process;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _stop.Dispose();
    }

    [GeneratedRegex(@"answer at (?<url>http://127\.0\.0\.1:\d+/)")]
    private static partial Regex Endpoint();
}

using Pipelines.Clients.Registry;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Tests.Clients.Registry;

/// <summary>A registry that answers from a script, for the faults that a real one cannot be asked for.</summary>
internal sealed class ScriptedRegistry : IDisposable
{
    public static readonly RepositoryName Repository = "storefront";

    public ScriptedRegistry(params ScriptedAnswer[] answers)
        : this(ScriptedServer.Answering(answers))
    {
    }

    public ScriptedRegistry(Func<ScriptedRequest, ScriptedAnswer> script)
        : this(ScriptedServer.Answering(script))
    {
    }

    private ScriptedRegistry(ScriptedServer server)
    {
        Server = server;
        Client = new(Options());
    }

    public ScriptedServer Server { get; }

    public RecordedLog Log { get; } = new();

    public HurriedTime Time { get; } = new();

    public OciRegistry Client { get; }

    public string Address => Server.Address.Authority;

    public IEnumerable<string> Asked => Server.Requests.Select(request => request.ToString());

    public OciRegistryOptions Options() => new()
    {
        Address = Address,
        Credentials = RegistryCredentials.Of("AWS", new Secret("pa:ss")),
        Log = Log,
        Time = Time,
        Jitter = () => 0.5,
    };

    public static ScriptedAnswer Error(int status, string code, string message) =>
        ScriptedAnswer.Json($$"""{"errors":[{"code":"{{code}}","message":"{{message}}","detail":null}]}""", status);

    public static ScriptedAnswer Of(Manifest manifest) => new ScriptedAnswer { Body = manifest.Bytes }
        .With("Content-Type", manifest.Descriptor.MediaType)
        .With("Docker-Content-Digest", manifest.Descriptor.Digest.Text);

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
    }
}

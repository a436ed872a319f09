using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.State;

/// <summary>What is there again after a restart.</summary>
public sealed class Restarting : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_port_images_task_definitions_tokens_and_passwords()
    {
        var first = await Started.InAsync(folder.Path);
        using var client = await RegistryClient.OpenAsync(first);
        var image = TestImage.Create(folder);
        await client.PushAsync(image, "c0ffee");
        using var ecs = new AwsJsonClient(first.Sandbox.Endpoint, "ecs");
        await ecs.CallAsync("RegisterTaskDefinition", JsonNode.Parse("""{"family":"f","containerDefinitions":[{"name":"c","image":"i","memory":64,"environment":[{"name":"EMPTY","value":""}]}]}""")!.AsObject());
        var token = first.Sandbox.MintIdToken(new Dictionary<string, string> { ["project_path"] = "shop/storefront", ["ref_protected"] = "true" }, "vault");
        var endpoint = first.Sandbox.Endpoint;
        await first.DisposeAsync();

        await using var second = await Started.InAsync(folder.Path);

        Assert.Equal(endpoint, second.Sandbox.Endpoint);
        using var manifest = await client.SendAsync("GET", "manifests/c0ffee");
        Assert.Equal(image.Manifest, await manifest.Content.ReadAsByteArrayAsync(Cancellation));
        var definition = await ecs.CallAsync("DescribeTaskDefinition", new() { ["taskDefinition"] = "f" });
        Assert.Equal("""[{"name":"EMPTY","value":""}]""", definition["taskDefinition"]!["containerDefinitions"]![0]!["environment"]!.ToJsonString());
        using var http = new HttpClient { BaseAddress = endpoint };
        using var login = await http.PostAsync("/v1/auth/jwt/login", new StringContent(new JsonObject { ["role"] = "dev", ["jwt"] = token }.ToJsonString()), Cancellation);
        Assert.Equal(200, (int)login.StatusCode);
    }

    [Fact]
    public async Task Takes_another_port_when_its_own_is_taken_and_corrects_the_address_in_Vault()
    {
        var first = await Started.InAsync(folder.Path);
        var port = first.Sandbox.Endpoint.Port;
        await first.DisposeAsync();
        using var squatter = new TcpListener(IPAddress.Loopback, port);
        squatter.Start();

        await using var second = await Started.InAsync(folder.Path);

        Assert.NotEqual(port, second.Sandbox.Endpoint.Port);
        Assert.Equal(second.Sandbox.RegistryAddress("111111111111", "eu-west-1"), await RegistryInVaultAsync(second));
    }

    [Fact]
    public async Task Never_overwrites_what_a_person_wrote_over_the_seed()
    {
        var first = await Started.InAsync(folder.Path);
        using (var http = Vault(first))
        {
            using var written = await http.PostAsync("/v1/secret/data/storefront/dev", new StringContent("""{"data":{"registry":"registry.example:5000"}}"""), Cancellation);
            Assert.Equal(200, (int)written.StatusCode);
        }

        await first.DisposeAsync();
        await using var second = await Started.InAsync(folder.Path);

        Assert.Equal("registry.example:5000", await RegistryInVaultAsync(second));
    }

    [Fact]
    public async Task Refuses_a_folder_that_another_sandbox_serves_and_says_where()
    {
        await using var first = await Started.InAsync(folder.Path);

        var refused = await Assert.ThrowsAsync<SandboxInUseException>(() => Sandbox.StartAsync(new() { StateFolder = folder.Path }, Cancellation));

        Assert.Equal(first.Sandbox.Endpoint, refused.Endpoint);
        Assert.Equal($"The sandbox in '{folder.Path}' is already served by another process, at {first.Sandbox.Endpoint}. Use that one, stop it, or choose another folder.", refused.Message);
    }

    [Fact]
    public async Task Ignores_what_a_killed_process_left_unfinished()
    {
        await (await Started.InAsync(folder.Path)).DisposeAsync();
        folder.Write("vault.json.new", "{ \"mounts\": {");
        folder.Write("tmp/half-an-upload", "…");

        await using var second = await Started.InAsync(folder.Path);

        Assert.Equal(second.Sandbox.RegistryAddress("111111111111", "eu-west-1"), await RegistryInVaultAsync(second));
        Assert.Empty(Directory.GetFiles(folder.At("tmp")));
    }

    [Fact]
    public async Task Names_a_file_that_it_cannot_read()
    {
        await (await Started.InAsync(folder.Path)).DisposeAsync();
        folder.Write("vault.json", "nonsense");

        var broken = await Assert.ThrowsAsync<InvalidDataException>(() => Sandbox.StartAsync(new() { StateFolder = folder.Path }, Cancellation));

        Assert.StartsWith($"'{folder.At("vault.json")}' is not a file that the sandbox wrote (", broken.Message, StringComparison.Ordinal);
        Assert.EndsWith("Restore it, or delete the sandbox's folder to begin anew.", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_nobody_else_into_its_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var started = await Started.InAsync(folder.At("new"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.At("new")));
    }

    public void Dispose() => folder.Dispose();

    private static HttpClient Vault(Started started)
    {
        var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };
        http.DefaultRequestHeaders.Add("X-Vault-Token", "sandbox");
        return http;
    }

    private static async Task<string?> RegistryInVaultAsync(Started started)
    {
        using var http = Vault(started);
        return (string?)JsonNode.Parse(await http.GetStringAsync("/v1/secret/data/storefront/dev", Cancellation))!["data"]!["data"]!["registry"];
    }
}

using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Vault;
using Pipelines.Sandbox;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Aws;
using Pipelines.Values;
using Xunit;
using static Pipelines.Tests.Clients.Vault.VaultKeyValueTests;

namespace Pipelines.Tests.Clients.Vault;

/// <summary>The same failures from a Vault that decides by itself: tokens, policies, claims, versions.</summary>
public sealed class VaultInSandboxTests : IAsyncLifetime
{
    private static readonly SandboxEnvironment Uat = new()
    {
        Name = "uat",
        Account = "333333333333",
        Region = "eu-west-1",
        Cluster = "shop",
        VaultPath = "storefront/uat",
        VaultAudiences = ["vault:shop:uat"],
        VaultBoundClaims = new Dictionary<string, string> { ["ref_protected"] = "true" },
    };

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private Sandbox.Sandbox _sandbox = null!;

    private static CancellationToken End => TestContext.Current.CancellationToken;

    private string At => _sandbox.Endpoint.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync() => _sandbox = await StartAsync("state", null);

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Reads_with_a_job_s_token_which_is_gone_afterwards()
    {
        await using (var vault = new VaultKeyValue(ByJob()))
        {
            Assert.Equal(_sandbox.RegistryAddress("333333333333", "eu-west-1"), await ReadAsync(vault));
        }

        Assert.Equal(1, await TokensAsync());
    }

    [Theory]
    [InlineData(SandboxVaultState.Sealed, "Vault is sealed. Ask who runs Vault to unseal it ('vault operator unseal'), or to bring its active node up.")]
    [InlineData(SandboxVaultState.Uninitialized, "Vault is not initialised. Ask who runs Vault to set it up ('vault operator init'), or look at VAULT_ADDR: it may be a new, empty server.")]
    [InlineData(
        SandboxVaultState.Standby,
        "this node of Vault is a standby, and does not reach the active one: local node not active but active cluster node not found (4 times in a row). Ask who runs Vault to bring its active node up, or name another node in VAULT_ADDR.")]
    public async Task Says_why_it_does_not_serve(SandboxVaultState state, string expected)
    {
        _sandbox.VaultState = state;

        await RefusesAsync(ByJob(), $"Cannot log in to Vault (role 'uat' of auth/jwt at {At}): {expected}");
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_job_s_token()
    {
        await RefusesAsync(
            ByJob(audience: "vault:shop:dev"),
            $"Cannot log in to Vault (role 'uat' of auth/jwt at {At}): error validating token: invalid audience (aud) claim: audience claim does not match any bound audience. "
            + "The token's aud is 'vault:shop:dev': let bound_audiences of 'auth/jwt/role/uat' name it, or the job's id_tokens say another 'aud'.");
        await RefusesAsync(
            ByJob(isProtected: "false"),
            $"Cannot log in to Vault (role 'uat' of auth/jwt at {At}): error validating claims: claim \"ref_protected\" does not match any associated bound claim values. "
            + "The token's ref_protected is 'false': correct bound_claims of 'auth/jwt/role/uat' (true and false are texts there), or run it where the claim is right: a protected branch, the right project.");
        await RefusesAsync(
            ByJob(role: "nobody"),
            $"Cannot log in to Vault (role 'nobody' of auth/jwt at {At}): role \"nobody\" could not be found. Look at the role's name ('vault list auth/jwt/role'); VaultRole of the environment says it to this build.");
        var ended = ByJob();
        _time.Advance(TimeSpan.FromHours(2));
        await RefusesAsync(
            ended,
            $"Cannot log in to Vault (role 'uat' of auth/jwt at {At}): error validating token: invalid expiration time (exp) claim: token is expired. "
            + "An id_token lives as long as its job may take, and this one ended at 13:00:00Z: run the job again, or raise its timeout.");
        await RefusesAsync(
            ByJob(mount: "gitlab"),
            $"Cannot log in to Vault (role 'uat' of auth/gitlab at {At}): permission denied. Look at where the auth method is mounted, at VAULT_NAMESPACE (it is not set), and at the addresses that the role is bound to.");
    }

    [Fact]
    public async Task Says_which_path_the_policy_does_not_allow()
    {
        await using var vault = new VaultKeyValue(ByJob());

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => vault.ReadFieldAsync("secret", "storefront/prod", "registry", End));

        Assert.Equal(
            $"Cannot read from Vault (secret/storefront/prod at {At}): permission denied for secret/data/storefront/prod. "
            + "Look at the path, the policy and the token: the token must be valid, and its policy allow 'read' on 'secret/data/storefront/prod' (KV version 2; 'secret/storefront/prod' on version 1).",
            refused.Message);
    }

    [Fact]
    public async Task Says_what_became_of_the_secret()
    {
        await SendAsync("DELETE", "secret/data/storefront/uat", null);
        Assert.Equal(
            $"Cannot read from Vault (secret/storefront/uat at {At}): version 1 of the secret is deleted, since 2026-01-05T12:00:00.0000000Z. "
            + "Take it back ('vault kv undelete -mount=secret -versions=1 storefront/uat'), or write it again.",
            await RefusalAsync(ByRoot));

        await SendAsync("PUT", "secret/destroy/storefront/uat", """{"versions":[1]}""");
        Assert.Equal($"Cannot read from Vault (secret/storefront/uat at {At}): version 1 of the secret is destroyed: its value is gone. Write it again: 'vault kv put -mount=secret storefront/uat …'.", await RefusalAsync(ByRoot));

        await SendAsync("DELETE", "secret/metadata/storefront/uat", null);
        Assert.Equal($"Cannot read from Vault (secret/storefront/uat at {At}): there is no such secret. Look at the path, or write it: 'vault kv put -mount=secret storefront/uat …'.", await RefusalAsync(ByRoot));

        await SendAsync("POST", "secret/data/storefront/uat", """{"data":{"registry":{"host":"x"}}}""");
        Assert.Equal($"Cannot read from Vault (secret/storefront/uat at {At}): the field 'registry' of the secret is an object, not a text. Write it as a text: 'vault kv patch -mount=secret storefront/uat registry=…'.", await RefusalAsync(ByRoot));

        await SendAsync("DELETE", "sys/mounts/secret", null);
        Assert.Equal($"Cannot read from Vault (secret/storefront/uat at {At}): nothing is mounted at secret/. Look at the mount's name ('vault secrets list').", await RefusalAsync(ByRoot));

        await SendAsync("POST", "sys/mounts/secret", """{"type":"kv","options":{"version":"1"}}""");
        await SendAsync("POST", "secret/storefront/uat", """{"registry":"of version 1"}""");
        await using var vault = new VaultKeyValue(ByRoot);
        Assert.Equal("of version 1", await ReadAsync(vault));
    }

    [Fact]
    public async Task Reads_in_a_namespace_and_names_the_wrong_one()
    {
        await _sandbox.DisposeAsync();
        _sandbox = await StartAsync("spaced", "team/a");

        await using (var vault = new VaultKeyValue(ByJob() with { Namespace = "team/a" }))
        {
            await ReadAsync(vault);
        }

        await RefusesAsync(
            ByJob() with { Namespace = "team/b" },
            $"Cannot log in to Vault (role 'uat' of auth/jwt at {At}, namespace team/b): no handler for route \"auth/jwt/login\". route entry not found. "
            + "Look at where the auth method is mounted ('vault auth list'; VAULT_AUTH_PATH says it to this build) and at VAULT_NAMESPACE (it is 'team/b').");
        await RefusesAsync(
            ByRoot with { Namespace = "team/b" },
            $"Cannot read from Vault (secret/storefront/uat at {At}, namespace team/b): permission denied for secret/data/storefront/uat. Look at the path, the policy and the token, and whether namespace team/b is theirs: "
            + "the token must be valid, and its policy allow 'read' on 'secret/data/storefront/uat' (KV version 2; 'secret/storefront/uat' on version 1).");
    }

    private VaultAccess ByRoot => new(_sandbox.Endpoint, new VaultLogin.ByToken(new Secret("sandbox")));

    private VaultAccess ByJob(string role = "uat", string audience = "vault:shop:uat", string isProtected = "true", string mount = "jwt") =>
        new(_sandbox.Endpoint, new VaultLogin.ByJwt(role, new Secret(_sandbox.MintIdToken(new Dictionary<string, string> { ["ref_protected"] = isProtected }, audience)), mount)) { Time = new RecordedWaits() };

    private Task<Sandbox.Sandbox> StartAsync(string state, string? space) =>
        Sandbox.Sandbox.StartAsync(new SandboxOptions { StateFolder = _folder.At(state), Environments = [Uat], TimeProvider = _time, VaultNamespace = space }, End);

    private async Task<int> TokensAsync() => System.Text.Json.Nodes.JsonNode.Parse(await SendAsync("LIST", "auth/token/accessors", null))!["data"]!["keys"]!.AsArray().Count;

    private async Task<string> SendAsync(string method, string path, string? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_sandbox.Endpoint, "/v1/" + path)) { Content = body is null ? null : new StringContent(body) };
        request.Headers.Add("X-Vault-Token", "sandbox");
        using var answer = await http.SendAsync(request, End);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(End);
    }
}

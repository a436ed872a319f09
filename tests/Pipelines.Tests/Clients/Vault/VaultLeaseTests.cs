using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Vault;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;
using static Pipelines.Tests.Clients.Vault.VaultKeyValueTests;

namespace Pipelines.Tests.Clients.Vault;

/// <summary>The token's life during a long run, on a clock that the test turns.</summary>
public sealed class VaultLeaseTests
{
    private const string Denied = """{"errors":["permission denied"]}""";

    [Fact]
    public async Task Is_renewed_when_two_thirds_have_passed_and_again_and_again()
    {
        var time = new Clock();
        using var vault = new Server(_ => Auth(3600));
        await using var read = new VaultKeyValue(vault.Access(time));
        await ReadAsync(read);

        for (var renewals = 1; renewals <= 3; renewals++)
        {
            var scheduled = time.Scheduled;
            time.Advance(TimeSpan.FromMinutes(40) - TimeSpan.FromTicks(1));
            Assert.Equal(renewals - 1, vault.Renewals);
            time.Advance(TimeSpan.FromTicks(1));
            await time.NextAsync(scheduled);
            Assert.Equal(renewals, vault.Renewals);
        }

        Assert.Equal(1, vault.Logins);
    }

    [Fact]
    public async Task Is_not_asked_for_ever_faster_at_its_longest_life()
    {
        var time = new Clock();
        var ended = new TaskCompletionSource();

        // An hour at most: at 40 minutes 20 are left.
        using var vault = new Server(_ =>
        {
            ended.TrySetResult();
            return Auth(1200);
        });
        await using (var read = new VaultKeyValue(vault.Access(time)))
        {
            await ReadAsync(read);
            time.Advance(TimeSpan.FromMinutes(40));
            await ended.Task;
        }

        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, vault.Renewals);
    }

    [Fact]
    public async Task Is_got_anew_once_when_it_has_ended()
    {
        var time = new Clock();
        using var vault = new Server(_ => throw new InvalidOperationException("not renewable")) { IsRenewable = false };
        await using var read = new VaultKeyValue(vault.Access(time));
        await ReadAsync(read);
        vault.Reject("hvs.1");

        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("r", await ReadAsync(read));

        Assert.Equal((2, 0), (vault.Logins, vault.Renewals));
    }

    [Fact]
    public async Task Is_not_got_anew_for_a_refusal_while_it_lasts()
    {
        using var vault = new Server(_ => Auth(3600));
        await using var read = new VaultKeyValue(vault.Access(new Clock()));
        vault.Reject("hvs.1");

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(read));

        Assert.Contains("): permission denied for secret/data/storefront/uat. ", refused.Message);
        Assert.Equal(1, vault.Logins);
    }

    [Fact]
    public async Task Is_got_anew_only_once_for_one_read()
    {
        var time = new Clock();
        using var vault = new Server(_ => Auth(3600)) { IsRenewable = false };
        await using var read = new VaultKeyValue(vault.Access(time));
        await ReadAsync(read);
        vault.Reject("hvs.1");
        vault.Reject("hvs.2");
        time.Advance(TimeSpan.FromHours(2));

        await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(read));

        Assert.Equal(2, vault.Logins);
    }

    [Fact]
    public async Task Says_that_it_was_not_renewed_and_goes_on()
    {
        var (time, log, warned) = (new Clock(), new RecordedLog(), new TaskCompletionSource());
        using var vault = new Server(_ => ScriptedAnswer.Json(Denied, 403));
        await using (var read = new VaultKeyValue(vault.Access(time) with { Log = new Told(log, warned) }))
        {
            await ReadAsync(read);
            time.Advance(TimeSpan.FromMinutes(40));
            await warned.Task;
        }

        Assert.Equal(["warning: Vault did not renew its token (permission denied); it ends at 13:00:00Z, and is then got anew when it is needed."], log.Lines);
    }

    [Fact]
    public async Task Of_a_person_s_own_token_is_left_alone()
    {
        var time = new Clock();
        using var vault = new Server(_ => Auth(3600));
        await using (var read = new VaultKeyValue(vault.Access(time) with { Login = new VaultLogin.ByToken(new Secret("hvs.mine")) }))
        {
            await ReadAsync(read);
            time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal((0, 0, 0), (vault.Logins, vault.Renewals, vault.Revocations));
    }

    private static ScriptedAnswer Auth(int seconds, string token = "hvs.1", bool renewable = true) =>
        ScriptedAnswer.Json($$"""{ "auth": {"client_token":"{{token}}","accessor":"acc","lease_duration":{{seconds}},"renewable":{{(renewable ? "true" : "false")}} } }""");

    private sealed class Server : IDisposable
    {
        private readonly HashSet<string> _rejected = [];
        private readonly ScriptedServer _server;

        public Server(Func<ScriptedRequest, ScriptedAnswer> renew)
        {
            _server = ScriptedServer.Answering(request => request.Path switch
            {
                "/v1/auth/jwt/login" => Auth(3600, $"hvs.{Logins.ToString(CultureInfo.InvariantCulture)}", IsRenewable),
                "/v1/auth/token/renew-self" => renew(request),
                "/v1/auth/token/revoke-self" => ScriptedAnswer.Empty(204),
                _ when _rejected.Contains(request.Header("X-Vault-Token")!) => ScriptedAnswer.Json(Denied, 403),
                _ => Version2("""{"registry":"r"}"""),
            });
        }

        public bool IsRenewable { get; init; } = true;

        public int Logins => Count("/v1/auth/jwt/login");

        public int Renewals => Count("/v1/auth/token/renew-self");

        public int Revocations => Count("/v1/auth/token/revoke-self");

        public void Reject(string token) => _rejected.Add(token);

        public VaultAccess Access(TimeProvider time) => new(_server.Address, new VaultLogin.ByJwt("deploy", new Secret("ey.J.w"))) { Time = time };

        public void Dispose() => _server.Dispose();

        private int Count(string path) => _server.Requests.Count(request => request.Path == path);
    }

    /// <summary>Tells when somebody has begun to wait for it.</summary>
    private sealed class Clock() : FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero))
    {
        private readonly SemaphoreSlim _new = new(0);
        private int _scheduled;

        public int Scheduled => Volatile.Read(ref _scheduled);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _scheduled);
            _new.Release();
            return timer;
        }

        public async Task NextAsync(int after)
        {
            while (Scheduled <= after)
            {
                await _new.WaitAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    private sealed class Told(IProgressLog log, TaskCompletionSource warned) : IProgressLog
    {
        public void Info(string line) => log.Info(line);

        public void Warning(string line)
        {
            log.Warning(line);
            warned.TrySetResult();
        }

        public void Detail(string line) => log.Detail(line);
    }
}

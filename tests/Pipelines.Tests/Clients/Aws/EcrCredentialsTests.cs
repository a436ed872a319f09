using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Clients.Aws;

public sealed class EcrCredentialsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptedServer _server;
    private readonly EcrCredentials _credentials;

    public EcrCredentialsTests()
    {
        var given = 0;
        _server = ScriptedServer.Answering(_ => ScriptedAnswer.Json(
            $$"""{"authorizationData":[{"authorizationToken":"token-{{++given}}","expiresAt":{{_time.GetUtcNow().AddHours(12).ToUnixTimeSeconds()}},"proxyEndpoint":"https://r"}]}"""));
        _credentials = new EcrCredentials(AwsTesting.Access(_server) with { Time = _time });
    }

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _credentials.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Are_asked_for_once_while_they_last()
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _credentials.GetAsync(End)));
        _time.Advance(TimeSpan.FromHours(11.5));

        Assert.All(tokens.Append(await _credentials.GetAsync(End)), given => Assert.Equal("token-1", given.Token.Reveal()));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Are_got_anew_a_quarter_of_an_hour_before_they_end()
    {
        await _credentials.GetAsync(End);
        _time.Advance(TimeSpan.FromHours(11.75));

        Assert.Equal("token-2", (await _credentials.GetAsync(End)).Token.Reveal());
    }

    [Fact]
    public async Task Are_got_anew_once_when_several_calls_were_refused_at_the_same_time()
    {
        await _credentials.GetAsync(End);
        _time.Advance(TimeSpan.FromHours(3));

        var renewed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _credentials.RenewAsync(End)));

        Assert.All(renewed, given => Assert.Equal("token-2", given.Token.Reveal()));
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Are_not_got_again_and_again_when_the_registry_takes_none()
    {
        await _credentials.GetAsync(End);

        Assert.Equal("token-1", (await _credentials.RenewAsync(End)).Token.Reveal());

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("token-2", (await _credentials.RenewAsync(End)).Token.Reveal());
    }
}

using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.GitLab;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.GitLab;

public sealed class GitLabArtifactTests
{
    private const string Token = "never-shown-1";

    [Theory]
    [InlineData("PRIVATE-TOKEN")]
    [InlineData("JOB-TOKEN")]
    public async Task Reads_a_file_of_the_newest_pipeline_of_a_branch_that_succeeded(string header)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("[]"));

        var file = await ReadAsync(server.Address, header: header);

        Assert.Equal("[]"u8.ToArray(), file);
        Assert.Equal("GET /gitlab/api/v4/projects/shop%2Fstorefront/jobs/artifacts/feature%2Fa%20b/raw/artifacts/a%20b.json?job=lint", server.Request.ToString());
        Assert.Equal(Token, server.Request.Header(header));
        Assert.Null(server.Request.Header(header == "JOB-TOKEN" ? "PRIVATE-TOKEN" : "JOB-TOKEN"));
    }

    [Fact]
    public async Task Is_nothing_when_GitLab_has_none()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"message":"404 Not Found"}""", 404));

        Assert.Null(await ReadAsync(server.Address));
    }

    [Theory]
    [InlineData(401, "it answered with status 401")]
    [InlineData(500, "it answered with status 500")]
    public async Task Says_why_there_is_no_answer(int status, string reason)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Empty(status));

        await RefusesAsync(server.Address, reason);
    }

    [Fact]
    public async Task Shows_the_token_to_no_other_server()
    {
        using var other = ScriptedServer.Answering(ScriptedAnswer.Json("[]"));
        using var server = ScriptedServer.Answering(ScriptedAnswer.Empty(302).With("Location", other.Address.AbsoluteUri));

        await RefusesAsync(server.Address, "it answered with status 302");

        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Takes_no_file_without_end()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Text(new string('x', 2_000_001)));

        await RefusesAsync(server.Address, "it is larger than 2 MB");
    }

    [Fact]
    public async Task Takes_no_half_of_a_file()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Text("[{},{}]") with { CutAfter = 3 });

        await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(server.Address));
    }

    [Fact]
    public async Task Does_not_wait_for_ever()
    {
        var time = new FakeTimeProvider();
        using var server = ScriptedServer.Answering(_ =>
        {
            time.Advance(GitLabArtifact.Limit);
            return ScriptedAnswer.Never;
        });

        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(server.Address, time: time));

        Assert.Equal("there was no answer within 60 seconds", refusal.Reason);
    }

    private static async Task<byte[]?> ReadAsync(Uri address, string header = "PRIVATE-TOKEN", TimeProvider? time = null)
    {
        var access = new GitLabAccess(new Uri(address, "gitlab"), "shop/storefront", new Secret(Token)) { TokenHeader = header };
        using var artifact = new GitLabArtifact(access, time ?? TimeProvider.System);
        return await artifact.ReadAsync("feature/a b", "lint", "artifacts/a b.json", mostBytes: 2_000_000, TestContext.Current.CancellationToken);
    }

    private static async Task RefusesAsync(Uri address, string reason)
    {
        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => ReadAsync(address));

        Assert.Equal(
            $"Cannot read a report from GitLab ({address}gitlab/api/v4/projects/shop%2Fstorefront/jobs/artifacts/feature%2Fa%20b/raw/artifacts/a%20b.json): {reason}. "
            + "Look at the token, at --gitlab-url and at the network.",
            refusal.Message);
        Assert.DoesNotContain(Token, refusal.Message, StringComparison.Ordinal);
    }
}

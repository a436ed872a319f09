using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.GitLab;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.GitLab;

public sealed class GitLabLintTests
{
    private const string Token = "glpat-never-shown-1";

    [Fact]
    public async Task Asks_for_a_dry_run_of_the_file_as_the_owner_of_a_token()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"valid": true, "errors": [], "warnings": ["jobs:a may allow multiple pipelines"], "merged_yaml": "x"}"""));

        var answer = await AskAsync(server.Address, "lint:\n  script: x\n", "staging");

        Assert.Equal("POST /gitlab/api/v4/projects/shop%2Fstorefront/ci/lint", server.Request.ToString());
        Assert.Equal(Token, server.Request.Header("PRIVATE-TOKEN"));
        Assert.Equal("application/json", server.Request.Header("Content-Type"));
        Assert.Equal("""{"content":"lint:\n  script: x\n","dry_run":true,"ref":"staging"}""", server.Request.Json!.ToJsonString());
        Assert.True(answer.IsValid);
        Assert.Equal(["jobs:a may allow multiple pipelines"], answer.Warnings);
    }

    [Fact]
    public async Task Leaves_the_branch_to_GitLab_when_there_is_none()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("""{"valid": false, "errors": ["jobs config should contain at least one visible job"]}"""));

        var answer = await AskAsync(server.Address, "x", reference: null);

        Assert.Null(server.Request.Json!["ref"]);
        Assert.False(answer.IsValid);
        Assert.Equal("jobs config should contain at least one visible job", Assert.Single(answer.Errors));
        Assert.Empty(answer.Warnings);
    }

    [Theory]
    [InlineData(401, """{"message":"401 Unauthorized"}""", "the token is wrong or has expired (401); it said: 401 Unauthorized. Make a new one with the scope 'api' (https://docs.gitlab.com/user/profile/personal_access_tokens/), and set GITLAB_TOKEN.")]
    [InlineData(403, """{"error":"insufficient_scope"}""", "the token may not do that (403); it said: insufficient_scope. It needs the scope 'api' and at least the role Developer in the project. CI_JOB_TOKEN is not enough for CI Lint.")]
    [InlineData(404, """{"message":"404 Project Not Found"}""", "there is no project 'shop/storefront', or the token does not see it (404); it said: 404 Project Not Found. Correct --gitlab-project, or give the token's owner access to the project.")]
    [InlineData(400, """{"message":{"content":["is missing"]}}""", """it answered with status 400; it said: {"content":["is missing"]}. Look at what it said, and at --gitlab-url.""")]
    [InlineData(502, "<html>Bad Gateway</html>", "the server failed (502). Look at GitLab's status page, or run it again.")]
    [InlineData(200, "<html>Sign in</html>", "the answer is none of CI Lint: <html>Sign in</html>. Look at --gitlab-url: it must lead to GitLab itself, not to a page before it.")]
    [InlineData(200, """{"status": "ok"}""", """the answer is none of CI Lint: {"status": "ok"}. Look at --gitlab-url: it must lead to GitLab itself, not to a page before it.""")]
    [InlineData(200, "", "the answer is empty. Look at --gitlab-url: it must lead to GitLab itself, not to a page before it.")]
    public async Task Says_why_there_is_no_answer_and_what_to_do(int status, string body, string text)
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Text(body, status));

        await RefusesAsync(server.Address, text);
    }

    [Fact]
    public async Task Says_how_long_to_wait_after_too_many_requests()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Text("Retry later", 429).With("Retry-After", "17"));

        await RefusesAsync(server.Address, "too many requests (429), it asks to wait 17 seconds. Wait, and run it again.");
    }

    [Fact]
    public async Task Shows_the_token_to_no_other_server()
    {
        using var other = ScriptedServer.Answering(ScriptedAnswer.Json("""{"valid": true}"""));
        using var server = ScriptedServer.Answering(ScriptedAnswer.Empty(302).With("Location", other.Address.AbsoluteUri));

        await RefusesAsync(server.Address, $"the address leads to {other.Address} (302), and the token is not shown there. Correct --gitlab-url.");

        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Does_not_trust_an_unknown_certificate()
    {
        using var server = ScriptedServer.AnsweringOverTls(_ => ScriptedAnswer.Json("""{"valid": true}"""));

        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => AskAsync(server.Address, "x", null));

        Assert.StartsWith("its certificate is not trusted: ", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal("Put the certificate of its authority into the system's store, or into the file that SSL_CERT_FILE names.", refusal.Remedy);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Does_not_wait_for_ever()
    {
        var time = new FakeTimeProvider();
        using var server = ScriptedServer.Answering(_ =>
        {
            time.Advance(GitLabLint.Limit);
            return ScriptedAnswer.Never;
        });

        await RefusesAsync(server.Address, "there was no answer within 60 seconds. Look at the network and at the server, or run it again.", time);
    }

    [Fact]
    public async Task Says_that_nobody_is_there()
    {
        var server = ScriptedServer.Answering(ScriptedAnswer.Reset);
        server.Dispose();

        await RefusesAsync(server.Address, "Connection refused. Look at --gitlab-url and at the network.");
    }

    [Theory]
    [InlineData("https://gitlab.example.com", "https://gitlab.example.com/api/v4/projects/7/ci/lint")]
    [InlineData("https://gitlab.example.com/api/v4", "https://gitlab.example.com/api/v4/projects/7/ci/lint")]
    [InlineData("http://host:8080/gitlab/", "http://host:8080/gitlab/api/v4/projects/7/ci/lint")]
    public void Takes_the_address_of_a_server_or_of_its_API(string address, string expected) =>
        Assert.Equal(expected, new GitLabAccess(GitLabAccess.ServerOf(address), "7", new Secret(Token)).At("ci/lint").AbsoluteUri);

    [Theory]
    [InlineData("gitlab.example.com")]
    [InlineData("ftp://gitlab.example.com")]
    [InlineData("https://oauth2:secret@gitlab.example.com")]
    public void Refuses_other_addresses(string address) => Assert.Equal(
        $"GitLab's address '{address}': an address of http or https without a user was expected. Write one such as 'https://gitlab.example.com'.",
        Assert.Throws<DefinitionException>(() => GitLabAccess.ServerOf(address)).Message);

    private static async Task<LintAnswer> AskAsync(Uri address, string content, string? reference, TimeProvider? time = null)
    {
        using var lint = new GitLabLint(new GitLabAccess(new Uri(address, "gitlab"), "shop/storefront", new Secret(Token)), time ?? TimeProvider.System);
        return await lint.DryRunAsync(content, reference, TestContext.Current.CancellationToken);
    }

    private static async Task RefusesAsync(Uri address, string text, TimeProvider? time = null)
    {
        var refusal = await Assert.ThrowsAsync<ExecutionException>(() => AskAsync(address, "x", null, time));

        Assert.Equal($"Cannot ask GitLab about the pipeline file ({address}gitlab/api/v4/projects/shop%2Fstorefront/ci/lint): {text}", refusal.Message);
        Assert.DoesNotContain(Token, refusal.Message, StringComparison.Ordinal);
    }
}

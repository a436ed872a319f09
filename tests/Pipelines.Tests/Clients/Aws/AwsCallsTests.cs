using System.Net.Sockets;
using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Clients.Aws;

/// <summary>How failures of AWS are told, seen through one call of ECS.</summary>
public sealed class AwsCallsTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_the_principal_and_the_action_that_AWS_names()
    {
        using var server = ScriptedServer.Answering(AwsTesting.Error(
            "AccessDeniedException",
            "User: arn:aws:sts::222222222222:assumed-role/dev/ann is not authorized to perform: iam:PassRole on resource: arn:aws:iam::222222222222:role/task because no identity-based policy allows the iam:PassRole action"));

        Assert.Equal(
            "Cannot update the ECS service (backend of cluster uat, eu-west-1): arn:aws:sts::222222222222:assumed-role/dev/ann may not iam:PassRole: "
            + "User: arn:aws:sts::222222222222:assumed-role/dev/ann is not authorized to perform: iam:PassRole on resource: arn:aws:iam::222222222222:role/task because no identity-based policy allows the iam:PassRole action (AccessDeniedException, request r-1). "
            + "Allow iam:PassRole to that user or role, or act as one of the right account.",
            await FailureAsync(server));
    }

    [Fact]
    public async Task Asks_who_we_are_when_AWS_does_not_name_the_principal()
    {
        using var server = ScriptedServer.Answering(request =>
            AwsTesting.Operation(request) == "GetCallerIdentity" ? AwsTesting.Identity() : AwsTesting.Error("AccessDeniedException", "Access denied"));

        Assert.Equal(
            "Cannot update the ECS service (backend of cluster uat, eu-west-1): arn:aws:sts::111111111111:assumed-role/deploy/ci may not ecs:UpdateService: Access denied (AccessDeniedException, request r-1). "
            + "Allow ecs:UpdateService to that user or role, or act as one of the right account.",
            await FailureAsync(server));
    }

    [Fact]
    public async Task Says_no_name_when_nobody_knows_one()
    {
        using var server = ScriptedServer.Answering(request =>
            AwsTesting.Operation(request) == "GetCallerIdentity" ? AwsTesting.StsError("ExpiredToken", "expired") : AwsTesting.Error("AccessDeniedException", "Access denied"));

        Assert.StartsWith("Cannot update the ECS service (backend of cluster uat, eu-west-1): these credentials may not ecs:UpdateService: Access denied", await FailureAsync(server));
    }

    [Fact]
    public async Task Says_that_AWS_still_throttles_after_a_minute()
    {
        using var server = ScriptedServer.Answering(_ => AwsTesting.Error("ThrottlingException", "Rate exceeded"));
        var time = new RecordedWaits();

        Assert.Equal(
            "Cannot update the ECS service (backend of cluster uat, eu-west-1): AWS asked to slow down at every try: Rate exceeded (ThrottlingException, request r-1). "
            + "Run it again in a minute; other pipelines use the same account and region.",
            await FailureAsync(AwsTesting.Access(server) with { Time = time }));
        Assert.Equal(63, time.Waits.Sum(wait => wait.TotalSeconds));
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task Comes_back_at_a_moment_of_its_own_after_a_throttle()
    {
        var calls = 0;
        using var server = ScriptedServer.Answering(_ => calls++ < 2 ? AwsTesting.Error("ThrottlingException", "Rate exceeded") : ScriptedAnswer.Json("""{"clusters":[]}"""));
        var time = new RecordedWaits();
        using var ecs = new EcsClient(AwsTesting.Access(server) with { Time = time, Jitter = () => 0.5 });

        await ecs.FindClusterAsync("uat", End);

        Assert.Equal([TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(1.5)], time.Waits);
    }

    [Theory]
    [InlineData("ServiceNotFoundException", "Service not found.", "Service not found (ServiceNotFoundException, request r-1). Look at the service's name: the infrastructure's pipeline creates services, a deployment does not.")]
    [InlineData("ClusterNotFoundException", "Cluster not found.", "Cluster not found (ClusterNotFoundException, request r-1). Look at the cluster's name, and whether these credentials are of its account.")]
    [InlineData("InvalidParameterException", "A new\\nline", "A new line (InvalidParameterException, request r-1). Mend what it says, and run it again.")]
    public async Task Keeps_the_service_s_own_words_and_the_request_id(string code, string message, string expected)
    {
        using var server = ScriptedServer.Answering(_ => AwsTesting.Error(code, message));

        Assert.Equal("Cannot update the ECS service (backend of cluster uat, eu-west-1): " + expected, await FailureAsync(server));
    }

    [Fact]
    public async Task Says_when_something_else_than_AWS_answers()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Text("<html>sign in to the proxy</html>", 403, "text/html"));

        Assert.Equal(
            $"Cannot update the ECS service (backend of cluster uat, eu-west-1): {Root(server.Address)} answered HTTP 403, and not as AWS does. "
            + "Look whether a proxy stands between, or whether AWS_ENDPOINT_URL names something else.",
            await FailureAsync(server));
    }

    [Fact]
    public async Task Says_when_an_answer_is_cut()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Json("{\"service\":"));

        Assert.StartsWith($"Cannot update the ECS service (backend of cluster uat, eu-west-1): the answer of {Root(server.Address)} cannot be read (", await FailureAsync(server));
    }

    [Fact]
    public async Task Says_when_nobody_answers()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var nobody = new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/");
        listener.Stop();
        var access = AwsAccess.WithKey("eu-west-1", "a", new Secret("b")) with { Endpoint = nobody, Retries = 0 };

        Assert.Equal(
            $"Cannot update the ECS service (backend of cluster uat, eu-west-1): {Root(nobody)} cannot be reached: Connection refused (127.0.0.1:{nobody.Port}). "
            + "Look at the network, at AWS_ENDPOINT_URL and at the region.",
            await FailureAsync(access));
    }

    [Fact]
    public async Task Says_when_the_certificate_is_not_trusted()
    {
        using var server = ScriptedServer.AnsweringOverTls(_ => ScriptedAnswer.Empty(200));

        Assert.Equal(
            $"Cannot update the ECS service (backend of cluster uat, eu-west-1): there is no trusted connection to {Root(server.Address)}: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot. "
            + "Trust the authority that signed its certificate (SSL_CERT_FILE, or the system's store), or look at AWS_ENDPOINT_URL.",
            await FailureAsync(server));
    }

    [Fact]
    public async Task Says_when_the_answer_does_not_come_in_time()
    {
        using var server = ScriptedServer.Answering(_ => ScriptedAnswer.Never);

        Assert.Equal(
            $"Cannot update the ECS service (backend of cluster uat, eu-west-1): {Root(server.Address)} did not answer within 1 s. Look at the network, at AWS_ENDPOINT_URL and at the region.",
            await FailureAsync(AwsTesting.Access(server) with { Timeout = TimeSpan.FromSeconds(1) }));
    }

    [Fact]
    public async Task Is_cancelled_without_a_story()
    {
        using var cancelled = new CancellationTokenSource();
        using var server = ScriptedServer.Answering(_ =>
        {
            cancelled.Cancel();
            return ScriptedAnswer.Never;
        });
        using var ecs = new EcsClient(AwsTesting.Access(server));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ecs.UpdateServiceAsync("uat", "backend", "arn", cancelled.Token));
    }

    [Fact]
    public async Task Absorbs_throttling()
    {
        var calls = 0;
        using var server = ScriptedServer.Answering(_ =>
            calls++ == 0 ? AwsTesting.Error("ThrottlingException", "Rate exceeded") : ScriptedAnswer.Json("""{"clusters":[]}"""));
        using var ecs = new EcsClient(AwsTesting.Access(server) with { Retries = 1 });

        Assert.Null(await ecs.FindClusterAsync("uat", End));
        Assert.Equal(2, server.Requests.Count);
    }

    private static string Root(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static Task<string> FailureAsync(ScriptedServer server) => FailureAsync(AwsTesting.Access(server));

    private static async Task<string> FailureAsync(AwsAccess access)
    {
        using var ecs = new EcsClient(access);
        var failure = await Assert.ThrowsAsync<ExecutionException>(() => ecs.UpdateServiceAsync("uat", "backend", "arn", End));
        Assert.DoesNotContain("secret-key", failure.ToString());
        Assert.DoesNotContain("session-token", failure.ToString());
        return failure.Message;
    }
}

using System.Net;
using System.Text;

using Pipelines.Testing;

using Xunit;

namespace Compat.Tests;

/// <summary>What every wire test stands on.</summary>
public sealed class ScriptedServerTests
{
    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_method_target_headers_and_body_as_sent()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Json("{\"a\":1}", 201).With("X-Answer", "yes"));
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(server.Address, "a%20b?c=d")) { Content = new StringContent("é") };
        request.Headers.TryAddWithoutValidation("X-MiXed", "v");

        using var answer = await client.SendAsync(request, End);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("yes", answer.Headers.GetValues("X-Answer").Single());
        Assert.Equal("{\"a\":1}", await answer.Content.ReadAsStringAsync(End));
        Assert.Equal("PUT /a%20b?c=d", server.Request.ToString());
        Assert.Equal(("/a%20b", "c=d", "é"), (server.Request.Path, server.Request.Query, server.Request.Text));
        Assert.Contains(new("X-MiXed", "v"), server.Request.Headers);
        Assert.Equal("v", server.Request.Header("x-mixed"));
    }

    [Fact]
    public async Task Reads_chunked_bodies_and_several_requests_of_one_connection()
    {
        using var server = ScriptedServer.Answering(request => ScriptedAnswer.Text(request.Text));
        using var client = new HttpClient();
        var large = new string('x', 200_000);
        foreach (var text in new[] { "one", large, "" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new StringContent(text, Encoding.ASCII) };
            request.Headers.TransferEncodingChunked = true;
            using var answer = await client.SendAsync(request, End);
            Assert.Equal(text, await answer.Content.ReadAsStringAsync(End));
        }

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Cuts_connections_before_and_inside_an_answer()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Reset, ScriptedAnswer.Text("0123456789") with { CutAfter = 4 });
        using var client = new HttpClient();

        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(server.Address, new StringContent("a"), End));
        using var answer = await client.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead, End);
        var body = await answer.Content.ReadAsStreamAsync(End);
        var read = new byte[10];
        Assert.Equal(4, await body.ReadAsync(read, End));
        await Assert.ThrowsAsync<HttpIOException>(() => body.ReadExactlyAsync(read, End).AsTask());
    }

    [Fact]
    public async Task Says_when_the_script_is_over_and_when_it_fails()
    {
        using var empty = ScriptedServer.Answering();
        using var failing = ScriptedServer.Answering(_ => throw new InvalidOperationException("no such case"));
        using var client = new HttpClient();

        using var over = await client.GetAsync(new Uri(empty.Address, "x"), End);
        using var failed = await client.GetAsync(failing.Address, End);

        Assert.Equal((599, "The script has 0 answers; none is left for GET /x."), ((int)over.StatusCode, await over.Content.ReadAsStringAsync(End)));
        Assert.Equal(599, (int)failed.StatusCode);
        Assert.Contains("no such case", await failed.Content.ReadAsStringAsync(End));
    }

    [Fact]
    public async Task Answers_over_TLS_with_a_certificate_that_nobody_trusts()
    {
        using var server = ScriptedServer.AnsweringOverTls(_ => ScriptedAnswer.Text("yes"));
        using var distrustful = new HttpClient();
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var trustful = new HttpClient(handler);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => distrustful.GetAsync(server.Address, End));

        Assert.Equal(HttpRequestError.SecureConnectionError, refused.HttpRequestError);
        Assert.Equal("yes", await trustful.GetStringAsync(server.Address, End));
        Assert.Equal("GET /", server.Request.ToString());
    }

    [Fact]
    public async Task Closes_the_connection_on_a_TLS_handshake()
    {
        using var server = ScriptedServer.Answering(ScriptedAnswer.Empty(200));
        using var client = new HttpClient();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new UriBuilder(server.Address) { Scheme = "https" }.Uri, End));

        Assert.Equal(HttpRequestError.SecureConnectionError, refused.HttpRequestError);
        Assert.Empty(server.Requests);
    }
}

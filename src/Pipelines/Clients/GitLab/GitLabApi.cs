using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Pipelines.Values;

namespace Pipelines.Clients.GitLab;

/// <summary>
/// Asks GitLab's API, https://docs.gitlab.com/api/rest/, as the owner of a token. It asks once and follows no redirect, because that could show the token
/// to another server.
/// </summary>
/// <param name="access">The project.</param>
/// <param name="time">The clock of the limit.</param>
/// <param name="action">What is being done, for errors: "ask GitLab about the pipeline file".</param>
/// <param name="limit">How long an answer may take.</param>
internal sealed class GitLabApi(GitLabAccess access, TimeProvider time, string action, TimeSpan limit) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) }, disposeHandler: true);

    /// <summary>What is being done, for errors.</summary>
    public string Action => action;

    /// <summary>Sends one request, and makes of the answer what the reader makes of it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="address">The address, one of <see cref="GitLabAccess.At"/>.</param>
    /// <param name="body">The body in JSON; null = none.</param>
    /// <param name="read">Reads an answer and its text; an answer that is a refusal it hands to <see cref="GitLabText.Refused"/>.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="ExecutionException">There is no answer, with its cause and mend.</exception>
    public async Task<T> SendAsync<T>(
        HttpMethod method, Uri address, JsonNode? body, Func<HttpResponseMessage, string, T> read, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add(access.TokenHeader, access.Token.Reveal());
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString());
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return read(response, await response.Content.ReadAsStringAsync(either.Token));
        }
        catch (OperationCanceledException exception) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw GitLabText.TooLate(action, address, limit, exception);
        }
        catch (HttpRequestException exception)
        {
            throw GitLabText.Unreachable(action, address, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}

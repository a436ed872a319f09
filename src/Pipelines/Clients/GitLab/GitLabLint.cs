using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Values;

namespace Pipelines.Clients.GitLab;

/// <summary>
/// CI Lint, https://docs.gitlab.com/api/lint/: the text of a pipeline file goes in, GitLab's errors and warnings come out. It asks once, follows no
/// redirect, because that could show the token to another server, and changes nothing.
/// </summary>
internal sealed class GitLabLint(GitLabAccess access, TimeProvider time) : IDisposable
{
    /// <summary>How long GitLab may take: a dry run makes the whole pipeline, includes among it, for which GitLab itself takes 30 seconds at most.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpMessageInvoker _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) }, disposeHandler: true);

    /// <summary>Asks whether GitLab would make a pipeline of a file, by making it without keeping it.</summary>
    /// <param name="content">The text of the file.</param>
    /// <param name="reference">The branch or tag to make it for, as a push; null = the project's default branch.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="ExecutionException">There is no answer, or one that is none; with its cause and mend.</exception>
    public async Task<LintAnswer> DryRunAsync(string content, string? reference, CancellationToken cancellationToken)
    {
        var address = access.At("ci/lint");
        var body = new JsonObject { ["content"] = content, ["dry_run"] = true };
        if (reference is not null)
        {
            body["ref"] = reference;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body.ToJsonString()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("PRIVATE-TOKEN", access.Token.Reveal());
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created
                ? Read(text) ?? throw GitLabText.NotAnAnswer(address, text)
                : throw GitLabText.Refused(access, address, response, text);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw GitLabText.TooLate(address, Limit, exception);
        }
        catch (HttpRequestException exception)
        {
            throw GitLabText.Unreachable(address, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static LintAnswer? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject answer && answer["valid"] is JsonValue valid && valid.TryGetValue(out bool isValid)
                ? new(isValid, Texts(answer["errors"]), Texts(answer["warnings"]))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) => list is JsonArray texts ? [.. texts.Select(text => text?.ToString() ?? "")] : [];
}

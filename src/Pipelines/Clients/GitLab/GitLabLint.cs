using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Values;

namespace Pipelines.Clients.GitLab;

/// <summary>
/// CI Lint, https://docs.gitlab.com/api/lint/: the text of a pipeline file goes in, GitLab's errors and warnings come out. It changes nothing.
/// </summary>
internal sealed class GitLabLint(GitLabAccess access, TimeProvider time) : IDisposable
{
    /// <summary>How long GitLab may take: a dry run makes the whole pipeline, includes among it, for which GitLab itself takes 30 seconds at most.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly GitLabApi _api = new(access, time, GitLabText.AskOfFile, Limit);

    /// <summary>Asks whether GitLab would make a pipeline of a file, by making it without keeping it.</summary>
    /// <param name="content">The text of the file.</param>
    /// <param name="reference">The branch or tag to make it for, as a push; null = the project's default branch.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="ExecutionException">There is no answer, or one that is none; with its cause and mend.</exception>
    public Task<LintAnswer> DryRunAsync(string content, string? reference, CancellationToken cancellationToken)
    {
        var address = access.At("ci/lint");
        var body = new JsonObject { ["content"] = content, ["dry_run"] = true };
        if (reference is not null)
        {
            body["ref"] = reference;
        }

        return _api.SendAsync(
            HttpMethod.Post,
            address,
            body,
            (response, text) => response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created
                ? Read(text) ?? throw GitLabText.NotAnAnswer(GitLabText.AskOfFile, address, text, "the answer is none of CI Lint")
                : throw GitLabText.Refused(GitLabText.AskOfFile, access, address, response, text, GitLabText.LintNeeds),
            cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _api.Dispose();

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

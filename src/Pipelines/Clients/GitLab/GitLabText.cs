using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Values;

namespace Pipelines.Clients.GitLab;

/// <summary>What this room says to people.</summary>
internal static class GitLabText
{
    public const string AskOfFile = "ask GitLab about the pipeline file";

    public const string AskOfSettings = "ask GitLab about the project's settings";

    public const string LintNeeds = "It needs the scope 'api' and at least the role Developer in the project. CI_JOB_TOKEN is not enough for CI Lint.";

    public const string SettingsNeed = "It needs the scope 'api' (or 'read_api') and the role Maintainer in the project. CI_JOB_TOKEN is not enough.";

    private const int MostLetters = 200;

    public static DefinitionException BadAddress(string address) =>
        new($"GitLab's address '{address}'", "an address of http or https without a user was expected", "Write one such as 'https://gitlab.example.com'.");

    public static ExecutionException Refused(string action, GitLabAccess access, Uri address, HttpResponseMessage response, string text, string needs)
    {
        var said = Said(text);
        var (reason, remedy) = (int)response.StatusCode switch
        {
            401 => ("the token is wrong or has expired (401)", "Make a new one with the scope 'api' (https://docs.gitlab.com/user/profile/personal_access_tokens/), and set GITLAB_TOKEN."),
            403 => ("the token may not do that (403)", needs),
            404 => ($"there is no project '{access.Project}', or the token does not see it (404)", "Correct --gitlab-project, or give the token's owner access to the project."),
            429 => ($"too many requests (429){After(response.Headers.RetryAfter)}", "Wait, and run it again."),
            >= 300 and < 400 => ($"the address leads to {response.Headers.Location?.ToString() ?? "another"} ({(int)response.StatusCode}), and the token is not shown there", "Correct --gitlab-url."),
            >= 500 => ($"the server failed ({(int)response.StatusCode})", "Look at GitLab's status page, or run it again."),
            var status => ($"it answered with status {status}", "Look at what it said, and at --gitlab-url."),
        };
        return new(action, Subject(address), said.Length == 0 ? reason : $"{reason}; it said: {said}", remedy);
    }

    public static ExecutionException NotAnAnswer(string action, Uri address, string text, string what) =>
        new(action, Subject(address), text.Length == 0 ? "the answer is empty" : $"{what}: {Short(text)}", "Look at --gitlab-url: it must lead to GitLab itself, not to a page before it.");

    public static ExecutionException TooLate(string action, Uri address, TimeSpan limit, Exception inner) =>
        new(action, Subject(address), $"there was no answer within {limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds", "Look at the network and at the server, or run it again.", innerException: inner);

    public static ExecutionException Unreachable(string action, Uri address, HttpRequestException exception)
    {
        var innermost = exception.GetBaseException();
        return exception.InnerException is AuthenticationException
            ? new(action, Subject(address), $"its certificate is not trusted: {innermost.Message}", "Put the certificate of its authority into the system's store, or into the file that SSL_CERT_FILE names.", innerException: exception)
            : new(action, Subject(address), innermost.Message, "Look at --gitlab-url and at the network.", innerException: exception);
    }

    public static ExecutionException NoArtifact(Uri address, string reason, Exception? inner = null) =>
        new("read a report from GitLab", Subject(address), reason, "Look at the token, at --gitlab-url and at the network.", innerException: inner);

    private static string Subject(Uri address) => address.GetLeftPart(UriPartial.Path);

    private static string After(RetryConditionHeaderValue? value) =>
        value?.Delta is { } delta ? $", it asks to wait {delta.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds" : "";

    // GitLab's errors are {"message": …} or {"error": …}; pages of a proxy say nothing that helps.
    private static string Said(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject answer && (answer["message"] ?? answer["error"]) is { } message ? Short(message is JsonValue ? message.ToString() : message.ToJsonString()) : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= MostLetters ? line : line[..MostLetters] + "…";
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipelines.Values;

namespace Pipelines.Clients.GitLab;

/// <summary>Reads what is set in a project; it changes nothing.</summary>
internal sealed class GitLabSettings(GitLabAccess access, TimeProvider time) : IDisposable
{
    /// <summary>How long one answer may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    // GitLab gives no more at a time; what comes after it is asked for.
    private const int PageSize = 100, MostPages = 20;

    private readonly GitLabApi _api = new(access, time, GitLabText.AskOfSettings, Limit);

    /// <summary>The project's settings.</summary>
    /// <exception cref="ExecutionException">There is no answer, or one that is none.</exception>
    public async Task<ProjectSettings> ProjectAsync(CancellationToken cancellationToken)
    {
        var project = Object(await GetAsync(access.At(""), isOptional: false, cancellationToken));
        return new ProjectSettings
        {
            Id = Number(project, "id") ?? throw NotAProject(project),
            BuildsAccessLevel = Text(project, "builds_access_level"),
            MergeRequestsAccessLevel = Text(project, "merge_requests_access_level"),
            CiConfigPath = project.ContainsKey("ci_config_path") ? Text(project, "ci_config_path") ?? "" : null,
            OnlyAllowMergeIfPipelineSucceeds = Flag(project, "only_allow_merge_if_pipeline_succeeds"),
            AllowMergeOnSkippedPipeline = project.ContainsKey("allow_merge_on_skipped_pipeline") ? Flag(project, "allow_merge_on_skipped_pipeline") ?? false : null,
            AutoCancelPendingPipelines = Text(project, "auto_cancel_pending_pipelines"),
            CiForwardDeploymentEnabled = Flag(project, "ci_forward_deployment_enabled"),
            CiAllowForkPipelinesToRunInParentProject = Flag(project, "ci_allow_fork_pipelines_to_run_in_parent_project"),
            KeepLatestArtifact = Flag(project, "keep_latest_artifact"),
            CiPipelineVariablesMinimumOverrideRole = Text(project, "ci_pipeline_variables_minimum_override_role"),
        };
    }

    /// <summary>The protected branches.</summary>
    /// <exception cref="ExecutionException">There is no answer, or one that is none.</exception>
    public async Task<IReadOnlyList<ProtectedBranch>> ProtectedBranchesAsync(CancellationToken cancellationToken) =>
    [
        .. (await ListAsync("protected_branches", isOptional: false, cancellationToken))!.Select(branch =>
        {
            var pushers = (branch["push_access_levels"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            var roles = pushers.Where(pusher => pusher["user_id"] is null && pusher["group_id"] is null && pusher["deploy_key_id"] is null).ToList();
            return new ProtectedBranch(
                Text(branch, "name") ?? "",
                [.. roles.Select(role => (int)(Number(role, "access_level") ?? 0))],
                pushers.Count - roles.Count,
                Flag(branch, "allow_force_push") ?? false);
        }),
    ];

    /// <summary>The names of the protected environments; null where the server has no such thing, which is part of GitLab Premium.</summary>
    /// <exception cref="ExecutionException">There is no answer, or one that is none.</exception>
    public async Task<IReadOnlyList<string>?> ProtectedEnvironmentsAsync(CancellationToken cancellationToken) =>
        await ListAsync("protected_environments", isOptional: true, cancellationToken) is { } list ? [.. list.Select(environment => Text(environment, "name") ?? "")] : null;

    /// <summary>The project's own CI/CD variables, without their values.</summary>
    /// <exception cref="ExecutionException">There is no answer, or one that is none.</exception>
    public async Task<IReadOnlyList<ProjectVariable>> VariablesAsync(CancellationToken cancellationToken) =>
    [
        .. (await ListAsync("variables", isOptional: false, cancellationToken))!.Select(variable => new ProjectVariable(
            Text(variable, "key") ?? "", Text(variable, "environment_scope") ?? "*", Flag(variable, "masked") ?? false, Flag(variable, "protected") ?? false)),
    ];

    /// <summary>True when job tokens of other projects reach this one only when it allows them; null where the server does not say.</summary>
    /// <exception cref="ExecutionException">There is no answer, or one that is none.</exception>
    public async Task<bool?> IsJobTokenLimitedAsync(CancellationToken cancellationToken) =>
        await GetAsync(access.At("job_token_scope"), isOptional: true, cancellationToken) is { } scope ? Flag(Object(scope), "inbound_enabled") : null;

    /// <inheritdoc/>
    public void Dispose() => _api.Dispose();

    private async Task<IReadOnlyList<JsonObject>?> ListAsync(string path, bool isOptional, CancellationToken cancellationToken)
    {
        var all = new List<JsonObject>();
        for (var page = 1; page <= MostPages; page++)
        {
            var address = access.At(string.Create(CultureInfo.InvariantCulture, $"{path}?per_page={PageSize}&page={page}"));
            if (await GetAsync(address, isOptional, cancellationToken) is not { } answer)
            {
                return null;
            }

            var list = answer as JsonArray ?? throw GitLabText.NotAnAnswer(_api.Action, address, answer.ToJsonString(), "the answer is no list");
            all.AddRange(list.OfType<JsonObject>());
            if (list.Count < PageSize)
            {
                break;
            }
        }

        return all;
    }

    private Task<JsonNode?> GetAsync(Uri address, bool isOptional, CancellationToken cancellationToken) => _api.SendAsync(
        HttpMethod.Get,
        address,
        body: null,
        (response, text) => response.StatusCode switch
        {
            HttpStatusCode.OK => Parse(text) ?? throw GitLabText.NotAnAnswer(_api.Action, address, text, "the answer is no JSON"),
            HttpStatusCode.NotFound when isOptional => null,
            _ => throw GitLabText.Refused(_api.Action, access, address, response, text, GitLabText.SettingsNeed),
        },
        cancellationToken);

    private JsonObject Object(JsonNode? answer) =>
        answer as JsonObject ?? throw GitLabText.NotAnAnswer(_api.Action, access.At(""), answer?.ToJsonString() ?? "", "the answer is no object");

    private ExecutionException NotAProject(JsonObject answer) => GitLabText.NotAnAnswer(_api.Action, access.At(""), answer.ToJsonString(), "the answer is no project");

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool? Flag(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    private static string? Text(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static long? Number(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue(out long number) ? number : null;
}

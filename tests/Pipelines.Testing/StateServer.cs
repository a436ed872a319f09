using System.Text;
using System.Text.Json.Nodes;

namespace Pipelines.Testing;

/// <summary>
/// GitLab's Terraform states, at the wire: GET, POST and DELETE of a state, POST and DELETE of its lock, basic authentication. A locked state is answered with 423 and
/// who holds the lock; a state that is written with another's lock with 409.
/// </summary>
/// <remarks>https://docs.gitlab.com/user/infrastructure/iac/terraform_state/ and https://developer.hashicorp.com/terraform/language/backend/http</remarks>
public sealed class StateServer : IDisposable
{
    private readonly ScriptedServer _server;
    private readonly string _authorization;
    private readonly Dictionary<string, string> _states = [];
    private readonly Dictionary<string, JsonNode> _locks = [];
    private readonly Lock _turn = new();

    /// <summary>Lets one user in.</summary>
    public StateServer(string user, string password)
    {
        _authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        _server = ScriptedServer.Answering(Answer);
    }

    /// <summary>GitLab's API, <c>http://127.0.0.1:port/api/v4</c>.</summary>
    public string Api => _server.Address + "api/v4";

    /// <summary>What has been asked, <c>GET storefront-dev</c> and <c>POST storefront-dev/lock</c>.</summary>
    public IReadOnlyList<string> Calls => [.. _server.Requests.Select(request => $"{request.Method} {request.Path.Split("/terraform/state/")[^1]}")];

    /// <summary>Called before a state is answered; it may hold the answer up.</summary>
    public Func<ScriptedRequest, ScriptedAnswer?> Before { get; set; } = _ => null;

    /// <summary>The state of this name; null when there is none.</summary>
    public string? State(string name)
    {
        lock (_turn)
        {
            return _states.GetValueOrDefault(name);
        }
    }

    /// <summary>Puts a state there, or takes it away.</summary>
    public void Put(string name, string? state)
    {
        lock (_turn)
        {
            _states.Remove(name);
            if (state is not null)
            {
                _states[name] = state;
            }
        }
    }

    /// <summary>True when somebody holds the lock.</summary>
    public bool IsLocked(string name)
    {
        lock (_turn)
        {
            return _locks.ContainsKey(name);
        }
    }

    /// <summary>Holds the lock as somebody.</summary>
    public void Lock(string name, string id, string who, string created, string operation = "OperationTypeApply")
    {
        lock (_turn)
        {
            _locks[name] = new JsonObject { ["ID"] = id, ["Operation"] = operation, ["Info"] = "", ["Who"] = who, ["Version"] = "1.11.4", ["Created"] = created, ["Path"] = "" };
        }
    }

    /// <summary>Takes the lock away from whoever holds it, as GitLab's button does.</summary>
    public void Unlock(string name)
    {
        lock (_turn)
        {
            _locks.Remove(name);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    private ScriptedAnswer Answer(ScriptedRequest request)
    {
        if (request.Header("Authorization") is not { } authorization)
        {
            return ScriptedAnswer.Empty(401);
        }

        if (authorization != _authorization)
        {
            return ScriptedAnswer.Empty(403);
        }

        var parts = request.Path.Split("/terraform/state/");
        if (parts is not [_, { Length: > 0 } rest])
        {
            return ScriptedAnswer.Empty(404);
        }

        if (Before(request) is { } before)
        {
            return before;
        }

        lock (_turn)
        {
            return rest.EndsWith("/lock", StringComparison.Ordinal) ? AnswerLock(request, rest[..^"/lock".Length]) : AnswerState(request, rest);
        }
    }

    private ScriptedAnswer AnswerState(ScriptedRequest request, string name)
    {
        switch (request.Method)
        {
            case "GET":
                return _states.TryGetValue(name, out var state) ? ScriptedAnswer.Json(state) : ScriptedAnswer.Empty(204);
            case "POST":
                if (_locks.TryGetValue(name, out var held) && request.Query != $"ID={(string)held["ID"]!}")
                {
                    return ScriptedAnswer.Empty(409);
                }

                _states[name] = request.Text;
                return ScriptedAnswer.Empty(200);
            default:
                return ScriptedAnswer.Empty(405);
        }
    }

    private ScriptedAnswer AnswerLock(ScriptedRequest request, string name)
    {
        var asked = (string?)request.Json!["ID"];
        switch (request.Method)
        {
            case "POST" when _locks.TryGetValue(name, out var held):
                return ScriptedAnswer.Json(held.ToJsonString(), 423);
            case "POST":
                _locks[name] = request.Json!;
                return ScriptedAnswer.Empty(200);
            case "DELETE" when _locks.TryGetValue(name, out var held) && (string?)held["ID"] == asked:
                _locks.Remove(name);
                return ScriptedAnswer.Empty(200);
            case "DELETE":
                return ScriptedAnswer.Empty(409);
            default:
                return ScriptedAnswer.Empty(405);
        }
    }
}

using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Vault;

/// <summary>
/// <c>/v1/…</c>: reads a request, finds its token, asks the token's policies, and hands it to the engine or login method that is
/// mounted there. https://developer.hashicorp.com/vault/api-docs
/// </summary>
internal sealed class VaultApi(
    Store<VaultState> store, VaultNode node, HealthApi health, SysApi sys, Tokens tokens, TokenApi tokenApi, LoginApi logins, string? space, TimeProvider clock, Action<Exception> faulted)
{
    public async Task HandleAsync(HttpContext http, string requestId)
    {
        try
        {
            var request = await VaultRequest.ReadAsync(http);
            await Answer(request).WriteAsync(http, requestId);
        }
        catch (VaultError error)
        {
            await VaultAnswer.WriteAsync(http, error);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or BadHttpRequestException) && !http.Response.HasStarted)
        {
            faulted(fault);
            await VaultAnswer.WriteAsync(http, new VaultError(500, "internal failure of the sandbox"));
        }
    }

    private VaultAnswer Answer(VaultRequest request)
    {
        if (request.Path.StartsWith("sys/", StringComparison.Ordinal) && health.Answer(request.Path["sys/".Length..], request) is { } open)
        {
            return open;
        }

        node.MustServe();
        request = Within(request);

        var login = LoginAt(request.Path);
        if (login is (var method, "login"))
        {
            return request.Verb == VaultVerb.Write ? logins.LogIn(method, request.Input) : throw VaultError.Unsupported();
        }

        var caller = tokens.Use(request.Token);
        CheckAccess(request, caller);
        if (request is { Path: "sys/seal" or "sys/step-down", Verb: VaultVerb.Write })
        {
            node.State = request.Path == "sys/seal" ? SandboxVaultState.Sealed : node.State;
            return VaultAnswer.NoContent;
        }

        return login is (var mount, var rest) ? logins.Answer(mount, rest, request)
            : request.Path.StartsWith("sys/", StringComparison.Ordinal) ? sys.Answer(request.Path["sys/".Length..], request, caller)
            : request.Path.StartsWith("auth/token/", StringComparison.Ordinal) ? tokenApi.Answer(request.Path["auth/token/".Length..], request, caller)
            : Secrets(request);
    }

    // A namespace is named by a header, by the first part of the path, or by both. In another one nothing is mounted, and no token of ours is known.
    private VaultRequest Within(VaultRequest request)
    {
        var asked = request.Namespace.Trim('/');
        if (asked == (space ?? ""))
        {
            return request;
        }

        var missing = space is null ? null : asked.Length == 0 ? space : space.StartsWith(asked + "/", StringComparison.Ordinal) ? space[(asked.Length + 1)..] : null;
        return missing is not null && request.Path.StartsWith(missing + "/", StringComparison.Ordinal) ? request with { Path = request.Path[(missing.Length + 1)..] }
            : request.Path.EndsWith("/login", StringComparison.Ordinal) ? throw VaultError.NoRoute(request.Path)
            : throw new VaultError(403, "permission denied");
    }

    private VaultAnswer Secrets(VaultRequest request) =>
        store.Update(state =>
        {
            var (at, mount) = MountAt(state, request.Path) ?? throw VaultError.NoRoute(request.Path);
            var path = request.Path[at.Length..].Trim('/');
            var (next, answer) = mount.Version == 2 ? KvV2.Answer(mount, path, request, clock.GetUtcNow()) : KvV1.Answer(mount, path, request);
            return (ReferenceEquals(next, mount) ? state : state with { Mounts = state.Mounts.SetItem(at, next) }, answer);
        }).Result;

    private void CheckAccess(VaultRequest request, VaultToken caller)
    {
        if (caller.Policies.Contains("root"))
        {
            return;
        }

        var rules = sys.RulesOf(caller);
        var allowed = request.Verb switch
        {
            VaultVerb.Read => rules.Allow(request.Path, "read"),
            VaultVerb.List => rules.Allow(request.Path + "/", "list") || rules.Allow(request.Path, "list"),
            VaultVerb.Patch => rules.Allow(request.Path, "patch"),
            VaultVerb.Delete => rules.Allow(request.Path, "delete"),
            _ => rules.Allow(request.Path, Exists(request.Path) ? "update" : "create"),
        };
        if (!allowed)
        {
            throw VaultError.Denied();
        }
    }

    private bool Exists(string path)
    {
        if (MountAt(store.Value, path) is not var (at, mount))
        {
            return true;
        }

        var below = path[at.Length..].Trim('/');
        return mount.Version == 2 ? KvV2.Exists(mount, below) : mount.Plain.ContainsKey(below);
    }

    private static (string At, KvMount Mount)? MountAt(VaultState state, string path) =>
        state.Mounts.FirstOrDefault(mount => path == mount.Key || path.StartsWith(mount.Key + "/", StringComparison.Ordinal)) is { Key: not null } found
            ? (found.Key, found.Value)
            : null;

    private (string Mount, string Below)? LoginAt(string path) =>
        store.Value.Logins.Keys.FirstOrDefault(mount => path.StartsWith($"auth/{mount}/", StringComparison.Ordinal)) is { } found
            ? (found, path[$"auth/{found}/".Length..])
            : null;
}

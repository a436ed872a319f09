using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary><c>/v2/…</c>: checks the password and sends each request to its part. https://github.com/opencontainers/distribution-spec/blob/main/spec.md</summary>
internal sealed partial class RegistryApi(Repositories repositories, RegistryPasswords passwords, BlobApi blobs, UploadApi uploads, ManifestApi manifests, Action<Exception> faulted)
{
    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers["Docker-Distribution-Api-Version"] = "registry/2.0";
        try
        {
            await AnswerAsync(http);
        }
        catch (ImageRefusedException refused)
        {
            await RegistryError.Of(refused).WriteAsync(http);
        }
        catch (RegistryError error)
        {
            await error.WriteAsync(http);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or BadHttpRequestException) && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            faulted(fault);
            await new RegistryError(500, "UNKNOWN", "internal failure of the sandbox").WriteAsync(http);
        }
    }

    private Task AnswerAsync(HttpContext http)
    {
        if (!passwords.Admits(http.Request.Headers.Authorization.ToString()))
        {
            http.Response.Headers.WWWAuthenticate = $"Basic realm=\"http://{http.Request.Host}/\",service=\"ecr.amazonaws.com\"";
            throw new RegistryError(401, "UNAUTHORIZED", "Not Authorized");
        }

        var path = http.Request.Path.Value!;
        if (path is "/v2" or "/v2/")
        {
            return WriteProbeAsync(http);
        }

        var route = Route().Match(path);
        if (!route.Success)
        {
            throw new RegistryError(404, "NAME_UNKNOWN", "The path names no repository and no operation.");
        }

        var (name, repository) = RepositoryOf(route.Groups["name"].Value);
        return route switch
        {
            _ when route.Groups["upload"] is { Success: true } upload => uploads.HandleAsync(http, name, repository, upload.Value),
            _ when route.Groups["blob"] is { Success: true } blob => blobs.HandleAsync(http, repository, blob.Value),
            _ when route.Groups["reference"] is { Success: true } reference => manifests.HandleAsync(http, name, repository, reference.Value),
            _ when route.Groups["subject"] is { Success: true } subject => ListingApi.ReferrersAsync(http, repository.Value, subject.Value),
            _ => ListingApi.TagsAsync(http, name, repository.Value),
        };
    }

    private (string Name, Store<Repository> Repository) RepositoryOf(string name)
    {
        var (host, repository) = RegistryHost.Split(name)
            ?? throw new RegistryError(404, "NAME_UNKNOWN", $"'{name}' does not begin with a registry: <account>.dkr.ecr.<region>.amazonaws.com/<repository>.");
        return (name, repositories.Find(host, repository)
            ?? throw new RegistryError(404, "NAME_UNKNOWN", $"The repository with name '{repository}' does not exist in the registry with id '{host.Account}'"));
    }

    private static Task WriteProbeAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = 2;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync("{}", http.RequestAborted);
    }

    [GeneratedRegex(@"^/v2/(?<name>[^:]+)/(?:blobs/uploads/?(?<upload>[0-9a-f-]*)|blobs/(?<blob>[^/]+)|manifests/(?<reference>[^/]+)|referrers/(?<subject>[^/]+)|tags/list)\z")]
    private static partial Regex Route();
}

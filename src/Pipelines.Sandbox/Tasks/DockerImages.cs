using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Ecs;
using Pipelines.Sandbox.Registry;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Tasks;

/// <summary>Brings the images of a task into the engine: those of the sandbox by digest, with a password that no one else sees.</summary>
internal sealed class DockerImages(DockerCli docker, ImageDigests digests, RegistryPasswords passwords, StateFolder folder, Entropy entropy, Uri endpoint)
{
    /// <returns>The reference by which the engine then knows the image.</returns>
    /// <exception cref="TaskStartException">It cannot be had.</exception>
    public async Task<string> PullAsync(string image, string? digest, CancellationToken cancellationToken)
    {
        var location = ImageLocation.Parse(image);
        var reference = location is null
            ? image
            : location.At(endpoint, digest ?? digests.Resolve(image) ?? throw new TaskStartException("TaskFailedToStart", SimulatedTaskRunner.CannotPull(image)));
        if ((await docker.TryAsync(["image", "inspect", "--format", "{{.Id}}", reference], cancellationToken)).Succeeded)
        {
            return reference;
        }

        try
        {
            if (location is null)
            {
                await docker.RunAsync(["pull", "--quiet", reference], cancellationToken);
            }
            else
            {
                await PullOwnAsync(location, reference, cancellationToken);
            }

            return reference;
        }
        catch (DockerException refused)
        {
            throw new TaskStartException("TaskFailedToStart", $"CannotPullContainerError: {refused.Message}");
        }
    }

    /// <summary>Removes the images that were pulled from this sandbox; the registry has them still.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var known = await docker.RunAsync(["image", "ls", "--digests", "--format", "{{.Repository}}@{{.Digest}}"], cancellationToken);
        foreach (var reference in known.Split('\n').Where(reference => reference.StartsWith(endpoint.Authority + "/", StringComparison.Ordinal) && !reference.EndsWith("<none>", StringComparison.Ordinal)))
        {
            // A container of the person's own may use it: then it stays.
            await docker.TryAsync(["image", "rm", reference], cancellationToken);
        }
    }

    private async Task PullOwnAsync(ImageLocation location, string reference, CancellationToken cancellationToken)
    {
        var configuration = folder.Unfinished($"docker-{entropy.Hex(16)}");
        folder.Folder(configuration);
        try
        {
            var (password, _) = passwords.Issue(location.Host.Account);
            var authorization = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RegistryPasswords.User}:{password}"));
            var content = new JsonObject { ["auths"] = new JsonObject { [endpoint.Authority] = new JsonObject { ["auth"] = authorization } } };
            await File.WriteAllTextAsync(Path.Combine(configuration, "config.json"), content.ToJsonString(), cancellationToken);
            await docker.RunWithConfigurationAsync(configuration, ["pull", "--quiet", reference], cancellationToken);
        }
        finally
        {
            Directory.Delete(configuration, recursive: true);
        }
    }
}

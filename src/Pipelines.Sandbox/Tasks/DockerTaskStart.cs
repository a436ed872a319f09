using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Tasks;

/// <summary>Starts the containers of a task: images, networks, then one container after the other as they depend on each other.</summary>
internal sealed class DockerTaskStart(DockerCli docker, DockerImages images, DockerNames names, StateFolder folder, DockerNaming naming, SandboxTempo tempo, TimeProvider clock)
{
    private static readonly TimeSpan DependencyLimit = TimeSpan.FromMinutes(3);

    /// <param name="order">The task.</param>
    /// <param name="pulled">Told when the images are there.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="TaskStartException">The task cannot be started.</exception>
    public async Task RunAsync(TaskOrder order, Action pulled, CancellationToken cancellationToken)
    {
        RefuseWhatIsNotThere(order);
        var references = new Dictionary<string, string>();
        foreach (var container in order.Containers.Select(container => new JsonInput(container)))
        {
            var digest = order.Images.FirstOrDefault(image => image.Container == container.Text("name"))?.Digest;
            references[container.Text("name")!] = await images.PullAsync(container.Text("image")!, digest, cancellationToken);
        }

        pulled();
        try
        {
            await naming.EnsureNetworksAsync(order, cancellationToken);
            foreach (var container in InOrder(order.Containers))
            {
                await AwaitDependenciesAsync(order, container, cancellationToken);
                await StartAsync(order, container, references[(string)container["name"]!], cancellationToken);
            }
        }
        catch (DockerException refused)
        {
            naming.Forget();
            throw new TaskStartException("TaskFailedToStart", $"CannotStartContainerError: {refused.Message}");
        }
    }

    private static void RefuseWhatIsNotThere(TaskOrder order)
    {
        foreach (var container in order.Containers.Select(container => new JsonInput(container)))
        {
            if (container.Objects("secrets") is [var secret, ..])
            {
                throw new TaskStartException("TaskFailedToStart", $"ResourceInitializationError: unable to pull secrets or registry auth: the sandbox has no store for secret '{secret.Text("name")}' ({secret.Text("valueFrom")}).");
            }

            if (container.Objects("environmentFiles") is [var file, ..])
            {
                throw new TaskStartException("TaskFailedToStart", $"ResourceInitializationError: failed to download env files: the sandbox has no store for '{file.Text("value")}'.");
            }
        }
    }

    /// <summary>The containers, each after those that it depends on.</summary>
    private static IReadOnlyList<JsonObject> InOrder(IReadOnlyList<JsonObject> containers)
    {
        var waiting = containers.ToList();
        var ordered = new List<JsonObject>();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(container => Dependencies(container).All(dependency => ordered.Exists(started => (string?)started["name"] == dependency.Text("containerName"))))
                ?? throw new TaskStartException("TaskFailedToStart", "CannotStartContainerError: the containers depend on each other in a circle, or on one that is not there.");
            waiting.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    private static IReadOnlyList<JsonInput> Dependencies(JsonObject container) => new JsonInput(container).Objects("dependsOn");

    private async Task AwaitDependenciesAsync(TaskOrder order, JsonObject container, CancellationToken cancellationToken)
    {
        foreach (var dependency in Dependencies(container).Where(dependency => dependency.Text("condition") != "START"))
        {
            var name = dependency.Text("containerName")!;
            var limit = clock.GetUtcNow() + DependencyLimit;
            while (!await HoldsAsync(DockerNames.ContainerOf(order, name), dependency.Text("condition")!, cancellationToken))
            {
                if (clock.GetUtcNow() > limit)
                {
                    throw new TaskStartException("TaskFailedToStart", $"Container '{name}' did not become {dependency.Text("condition")} in time.");
                }

                await Task.Delay(tempo.Round * 5, clock, cancellationToken);
            }
        }
    }

    private async Task<bool> HoldsAsync(string container, string condition, CancellationToken cancellationToken)
    {
        var state = DockerContainer.Parse(await docker.RunAsync(["inspect", container], cancellationToken))[0];
        return condition switch
        {
            "HEALTHY" when state.HasEnded => throw new TaskStartException("TaskFailedToStart", $"Container '{state.Name}' exited before it was healthy."),
            "HEALTHY" => state.Health == "HEALTHY",
            "SUCCESS" when state.HasEnded && state.ExitCode != 0 => throw new TaskStartException("TaskFailedToStart", $"Container '{state.Name}' exited with {state.ExitCode}."),
            _ => state.HasEnded,
        };
    }

    private async Task StartAsync(TaskOrder order, JsonObject container, string image, CancellationToken cancellationToken)
    {
        var name = DockerNames.ContainerOf(order, (string)container["name"]!);
        var environment = folder.Unfinished(name + ".env");
        await File.WriteAllLinesAsync(environment, ContainerArguments.EnvironmentLines(container), cancellationToken);
        try
        {
            await docker.RunAsync(
                ContainerArguments.Create(order, container, image, names, environment, tempo.HealthInterval),
                cancellationToken,
                ContainerArguments.MultilineVariables(container));
        }
        finally
        {
            File.Delete(environment);
        }

        // Without its name: others shall find it only once it runs well.
        await docker.RunAsync(["network", "connect", names.NetworkOf(order), name], cancellationToken);
        await docker.RunAsync(["start", name], cancellationToken);
    }
}

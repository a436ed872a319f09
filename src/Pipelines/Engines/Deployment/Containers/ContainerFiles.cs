using System.Text.Json;
using System.Text.RegularExpressions;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>
/// The containers of an application as developers write them: <c>deploy/&lt;service&gt;.json</c>, merged (JSON Merge Patch, RFC 7396) with
/// <c>deploy/&lt;service&gt;.&lt;environment&gt;.json</c> when that file exists. In come the files and the images; out go ECS's task definitions.
/// </summary>
public static partial class ContainerFiles
{
    /// <summary>The task definitions of all services, in the order of the application's services.</summary>
    /// <param name="repositoryRoot">The folder that <see cref="Application.DeployFolder"/> is relative to.</param>
    /// <param name="application">Whose services.</param>
    /// <param name="environment">For which environment.</param>
    /// <param name="images">Each image of a service, by digest.</param>
    /// <exception cref="DefinitionException">Everything that is wrong in all files, each with its file, line and column.</exception>
    public static IReadOnlyList<TaskDefinitionInput> Read(
        string repositoryRoot, Application application, DeploymentEnvironment environment, Func<ContainerImage, ImageReference> images) =>
        [.. Check(repositoryRoot, application, environment).Select(written => Input(application, written, images(written.Service.Image)))];

    /// <summary>What is written for all services, merged and without mistakes: all that can be said before there is an image.</summary>
    /// <exception cref="DefinitionException">Everything that is wrong in all files, each with its file, line and column.</exception>
    internal static IReadOnlyList<WrittenContainers> Check(string repositoryRoot, Application application, DeploymentEnvironment environment)
    {
        var mistakes = new List<DefinitionMistake>();
        var all = application.Services.Select(service => Read(repositoryRoot, application, service, environment, mistakes)).ToList();
        mistakes.AddRange(Orphans(repositoryRoot, application));
        return mistakes.Count == 0 ? [.. all.OfType<WrittenContainers>()] : throw new DefinitionException(mistakes);
    }

    private static TaskDefinitionInput Input(Application application, WrittenContainers written, ImageReference image)
    {
        var family = application.FamilyOf(written.Service);
        return new(written.Service, family, image, TaskDefinitionForm.Of(family, WithImage(written.Root, image))) { Written = written.Root };
    }

    private static WrittenContainers? Read(string root, Application application, Service service, DeploymentEnvironment environment, List<DefinitionMistake> mistakes)
    {
        var before = mistakes.Count;
        var name = $"{application.DeployFolder}/{service}.json";
        var target = Part(root, name, isOverlay: false, mistakes);
        if (target is null && mistakes.Count == before)
        {
            mistakes.Add(ContainersText.NoFile(name, service));
        }

        var patch = Part(root, $"{application.DeployFolder}/{service}.{environment}.json", isOverlay: true, mistakes);
        if (mistakes.Count > before)
        {
            return null;
        }

        var merged = patch is null ? target! : MergePatch.Apply(target, patch);
        mistakes.AddRange(MissingMembers.In(merged, TaskMembers.All));
        if (mistakes.Count > before)
        {
            return null;
        }

        mistakes.AddRange(ImageMistakes((JsonPart.Map)merged, service));
        return mistakes.Count > before ? null : new(service, (JsonPart.Map)merged);
    }

    private static JsonPart? Part(string root, string name, bool isOverlay, List<DefinitionMistake> mistakes)
    {
        var file = Path.Combine(root, name);
        if (!File.Exists(file))
        {
            return null;
        }

        return JsonFile.Read(name, File.ReadAllBytes(file), mistakes) is { } part ? new ShapeCheck(isOverlay, mistakes).Root(part) : null;
    }

    private static IEnumerable<DefinitionMistake> ImageMistakes(JsonPart.Map root, Service service)
    {
        var containers = (JsonPart.Map)root["containerDefinitions"]!;
        foreach (var container in containers.Members)
        {
            if (((JsonPart.Map)container.Value)["image"] is not JsonPart.Scalar image)
            {
                continue;
            }

            if (container.Name == service.Name)
            {
                yield return ContainersText.OwnImage(image, container.Name);
            }
            else if (!ByDigest().IsMatch(image.Text))
            {
                yield return ContainersText.ImageWithoutDigest(image, container.Name);
            }
        }

        if (containers.Members.All(container => ((JsonPart.Map)container.Value)["image"] is not null) && !containers.Members.Any(container => container.Name == service.Name))
        {
            yield return ContainersText.NoContainer(containers, service);
        }
    }

    private static JsonPart WithImage(JsonPart.Map root, ImageReference image)
    {
        JsonPart Filled(JsonPart.Map container) => container["image"] is not null
            ? container
            : container with { Members = [.. container.Members, new("image", container.At, new JsonPart.Scalar(container.At, JsonValueKind.String, image.ToString()))] };

        JsonPart All(JsonPart.Map containers) =>
            containers with { Members = [.. containers.Members.Select(member => member with { Value = Filled((JsonPart.Map)member.Value) })] };

        return root with
        {
            Members = [.. root.Members.Select(member => member.Name == "containerDefinitions" ? member with { Value = All((JsonPart.Map)member.Value) } : member)],
        };
    }

    // A file that no deployment would ever read is a misspelled one.
    private static IEnumerable<DefinitionMistake> Orphans(string root, Application application)
    {
        var folder = Path.Combine(root, application.DeployFolder);
        var environments = application.Environments.Append(DeploymentEnvironment.Local).Select(environment => environment.Name.Text).ToList();
        var names = application.Services.Select(service => service.Name).ToList();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var file in files)
        {
            var parts = file[..^".json".Length].Split('.', 2);
            var shown = $"{application.DeployFolder}/{file}";
            var service = application.Services.FirstOrDefault(other => other.Name == parts[0]);
            if (service is not null && parts.Length == 2 && !environments.Contains(parts[1]))
            {
                yield return ContainersText.OrphanOverlay(shown, service, parts[1], environments);
            }
            else if (service is null && NearestName.Of(parts[0], names) is { } nearest)
            {
                yield return ContainersText.MisspelledFile(shown, nearest, application.Services);
            }
        }
    }

    [GeneratedRegex(@"^[^@\s]+@sha256:[0-9a-f]{64}\z")]
    private static partial Regex ByDigest();
}

/// <summary>What developers wrote for a service's containers, merged and checked.</summary>
/// <param name="Service">The service.</param>
/// <param name="Root">The task definition as it is written, with its places.</param>
internal sealed record WrittenContainers(Service Service, JsonPart.Map Root);

using System.Text.Json.Nodes;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Testing;
using Pipelines.Values;

namespace Pipelines.Tests.Engines.Deployment;

/// <summary>A small application: a backend, and a frontend that comes after it.</summary>
internal static class Shop
{
    public const string Registry = "333333333333.dkr.ecr.eu-west-1.amazonaws.com";

    public static readonly DeploymentEnvironment
        Dev = new("dev") { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Start.Automatic },
        Uat = new("uat") { Account = "333333333333", Region = "eu-west-1", Tier = Tier.Staging, Start = Start.Manual };

    public static readonly ContainerImage Image = new("shop") { Dockerfile = "Dockerfile" };

    public static readonly Service Backend = new("backend", Image), Frontend = new("frontend", Image) { After = [Backend] };

    public static readonly Application Application = new("shop")
    {
        Images = [Image],
        Services = [Backend, Frontend],
        Environments = [Dev, Uat],
        Registry = RegistrySource.Vault(mount: "secret", path: "shop/{environment}", field: "registry"),
    };

    public static readonly Digest Digest = Digest.Parse("sha256:" + new string('a', 64)), OtherDigest = Digest.Parse("sha256:" + new string('b', 64));

    public static ImageReference Reference(Digest? digest = null) => new(Registry, Image.Repository, digest ?? Digest);

    /// <summary>What the application of one service, <c>backend</c>, reads from these files below <c>deploy/</c>.</summary>
    public static TaskDefinitionInput Read(string json, string? overlay = null)
    {
        using var folder = new TemporaryFolder();
        folder.Write("deploy/backend.json", json);
        if (overlay is not null)
        {
            folder.Write("deploy/backend.uat.json", overlay);
        }

        return Xunit.Assert.Single(Read(folder, Application with { Services = [Backend] }));
    }

    public static IReadOnlyList<TaskDefinitionInput> Read(TemporaryFolder folder, Application application) =>
        ContainerFiles.Read(folder.Path, application, Uat, _ => Reference());

    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}

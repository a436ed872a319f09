using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Ecr;

/// <summary>ECR as the AWS command line client sees it.</summary>
public sealed class EcrByAwsCli
{
    [Fact]
    public async Task Describes_the_seeded_repository()
    {
        await using var started = await Started.NewAsync();

        var repository = JsonNode.Parse(await started.AwsAsync("ecr", "describe-repositories", "--repository-names", "storefront"))!["repositories"]![0]!;

        Assert.Equal($"{started.Sandbox.RegistryAddress("111111111111", "eu-west-1")}/storefront", (string?)repository["repositoryUri"]);
        Assert.Equal("arn:aws:ecr:eu-west-1:111111111111:repository/storefront", (string?)repository["repositoryArn"]);
        Assert.Equal("IMMUTABLE_WITH_EXCLUSION", (string?)repository["imageTagMutability"]);
    }

    [Fact]
    public async Task Creates_a_repository_once()
    {
        await using var started = await Started.NewAsync();
        await started.AwsAsync("ecr", "create-repository", "--repository-name", "team/worker", "--image-tag-mutability", "IMMUTABLE");

        var again = await started.TryAwsAsync(["ecr", "create-repository", "--repository-name", "team/worker"]);
        var bad = await started.TryAwsAsync(["ecr", "create-repository", "--repository-name", "Team"]);

        Assert.Contains("(RepositoryAlreadyExistsException) when calling the CreateRepository operation: The repository with name 'team/worker' already exists in the registry with id '111111111111'", again.Error, StringComparison.Ordinal);
        Assert.Contains("(InvalidParameterException)", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_a_repository_that_does_not_exist()
    {
        await using var started = await Started.NewAsync();

        var result = await started.TryAwsAsync(["ecr", "describe-repositories", "--repository-names", "nowhere"]);

        Assert.Contains("(RepositoryNotFoundException) when calling the DescribeRepositories operation: The repository with name 'nowhere' does not exist in the registry with id '111111111111'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retags_an_image_by_its_manifest()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var (one, two) = (TestImage.Create(folder, "one"), TestImage.Create(folder, "two"));
        await client.PushAsync(one, "c0ffee");
        await client.PushAsync(two, "beef");

        var read = JsonNode.Parse(await started.AwsAsync("ecr", "batch-get-image", "--repository-name", "storefront", "--image-ids", "imageTag=c0ffee", "imageTag=none"))!;
        var manifest = (string)read["images"]![0]!["imageManifest"]!;
        await PutAsync(started, manifest, "dev");
        var repeated = await PutAsync(started, manifest, "dev");
        var immutable = await PutAsync(started, manifest, "beef");
        var images = JsonNode.Parse(await started.AwsAsync("ecr", "describe-images", "--repository-name", "storefront", "--filter", "tagStatus=TAGGED"))!["imageDetails"]!.AsArray();

        Assert.Equal(Encoding.UTF8.GetString(one.Manifest), manifest);
        Assert.Equal("ImageNotFound", (string?)read["failures"]![0]!["failureCode"]);
        Assert.Contains("(ImageAlreadyExistsException)", repeated.Error, StringComparison.Ordinal);
        Assert.Contains("(ImageTagAlreadyExistsException) when calling the PutImage operation: The image tag 'beef' already exists in the 'storefront' repository and cannot be overwritten because the tag is immutable.", immutable.Error, StringComparison.Ordinal);
        Assert.Equal("""["c0ffee","dev"]""", images.Single(image => (string?)image!["imageDigest"] == one.Digest)!["imageTags"]!.ToJsonString());
        Assert.Equal(one.Layer.Length + one.Config.Length, (long)images.Single(image => (string?)image!["imageDigest"] == one.Digest)!["imageSizeInBytes"]!);
    }

    [Fact]
    public async Task Refuses_a_manifest_without_its_layers_or_with_another_digest()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var (there, absent) = (TestImage.Create(folder, "there"), TestImage.Create(folder, "absent"));
        await client.PushAsync(there, "c0ffee");

        var layers = await PutAsync(started, Encoding.UTF8.GetString(absent.Manifest), "x");
        var digest = await PutAsync(started, Encoding.UTF8.GetString(there.Manifest), "x", "--image-digest", absent.Digest);

        Assert.Contains("(LayersNotFoundException)", layers.Error, StringComparison.Ordinal);
        Assert.Contains("(ImageDigestDoesNotMatchException)", digest.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_which_layers_are_there()
    {
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        await client.PushBlobAsync([1, 2, 3]);

        var answer = JsonNode.Parse(await started.AwsAsync(
            "ecr", "batch-check-layer-availability", "--repository-name", "storefront", "--layer-digests", TestImage.DigestOf([1, 2, 3]), TestImage.DigestOf([4]), "sha256:x"))!;

        Assert.Equal(["AVAILABLE", "UNAVAILABLE"], answer["layers"]!.AsArray().Select(layer => (string?)layer!["layerAvailability"]));
        Assert.Equal(3, (int)answer["layers"]![0]!["layerSize"]!);
        Assert.Equal("InvalidLayerDigest", (string?)answer["failures"]![0]!["failureCode"]);
    }

    [Fact]
    public async Task Reaches_the_registry_of_another_account_by_its_id()
    {
        await using var started = await Started.NewAsync();

        var answer = JsonNode.Parse(await started.AwsAsync("ecr", "describe-repositories", "--registry-id", "333333333333"))!;

        Assert.Equal("333333333333", (string?)answer["repositories"]![0]!["registryId"]);
    }

    [Fact]
    public async Task Lists_and_deletes_images()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var image = TestImage.Create(folder);
        await client.PushAsync(image, "a");
        await client.PushAsync(image, "b");

        await started.AwsAsync("ecr", "batch-delete-image", "--repository-name", "storefront", "--image-ids", "imageTag=a");
        var left = JsonNode.Parse(await started.AwsAsync("ecr", "list-images", "--repository-name", "storefront"))!["imageIds"]!;
        await started.AwsAsync("ecr", "batch-delete-image", "--repository-name", "storefront", "--image-ids", $"imageDigest={image.Digest}");
        var none = JsonNode.Parse(await started.AwsAsync("ecr", "list-images", "--repository-name", "storefront"))!["imageIds"]!;

        Assert.Equal("b", (string?)left.AsArray().Single()!["imageTag"]);
        Assert.Empty(none.AsArray());
    }

    private static Task<ToolResult> PutAsync(Started started, string manifest, string tag, params string[] more) =>
        started.TryAwsAsync(["ecr", "put-image", "--repository-name", "storefront", "--image-tag", tag, "--image-manifest", manifest, .. more]);
}

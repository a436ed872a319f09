using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Registry;

/// <summary>The registry as skopeo and docker see it.</summary>
public sealed class RegistryBySkopeo
{
    [Fact]
    public async Task Copies_between_accounts_and_keeps_the_digest()
    {
        var skopeo = RealPart.Require("skopeo")[0];
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var image = TestImage.Create(folder);
        var dev = $"docker://{started.Sandbox.RegistryAddress("111111111111", "eu-west-1")}/storefront:c0ffee";
        var uat = $"docker://{started.Sandbox.RegistryAddress("333333333333", "eu-west-1")}/storefront:c0ffee";

        await Tool.RunAsync(skopeo, ["copy", "--dest-tls-verify=false", "--dest-creds", $"AWS:{client.Password}", $"oci:{image.Layout}:latest", dev]);
        await Tool.RunAsync(skopeo, ["copy", "--src-tls-verify=false", "--dest-tls-verify=false", "--src-creds", $"AWS:{client.Password}", "--dest-creds", $"AWS:{client.Password}", "--all", "--preserve-digests", dev, uat]);
        var inspected = JsonNode.Parse(await Tool.RunAsync(skopeo, ["inspect", "--tls-verify=false", "--creds", $"AWS:{client.Password}", uat]))!;
        var tags = JsonNode.Parse(await Tool.RunAsync(skopeo, ["list-tags", "--tls-verify=false", "--creds", $"AWS:{client.Password}", uat[..^":c0ffee".Length]]))!;

        Assert.Equal(image.Digest, (string?)inspected["Digest"]);
        Assert.Equal("""["c0ffee"]""", tags["Tags"]!.ToJsonString());
    }

    [Fact]
    public async Task Copies_an_index_with_all_platforms_there_and_back()
    {
        var skopeo = RealPart.Require("skopeo")[0];
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        (string Platform, TestImage Image)[] images = [("amd64", TestImage.Create(folder, "one")), ("arm64", TestImage.Create(folder, "two"))];
        foreach (var (_, image) in images)
        {
            await client.PushAsync(image, image.Digest[^8..]);
        }

        var children = images.Select(child => new JsonObject
        {
            ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
            ["digest"] = child.Image.Digest,
            ["size"] = child.Image.Manifest.Length,
            ["platform"] = new JsonObject { ["architecture"] = child.Platform, ["os"] = "linux" },
        });
        var index = System.Text.Encoding.UTF8.GetBytes(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.index.v1+json",
            ["manifests"] = new JsonArray([.. children]),
        }.ToJsonString());
        using var put = await client.SendAsync("PUT", "manifests/both", index, ("Content-Type", "application/vnd.oci.image.index.v1+json"));
        var dev = $"docker://{started.Sandbox.RegistryAddress("111111111111", "eu-west-1")}/storefront:both";
        var uat = $"docker://{started.Sandbox.RegistryAddress("333333333333", "eu-west-1")}/storefront:both";
        string[] all = ["copy", "--all", "--preserve-digests"];

        await Tool.RunAsync(skopeo, [.. all, "--src-tls-verify=false", "--src-creds", $"AWS:{client.Password}", dev, $"oci:{folder.At("layout")}:both"]);
        await Tool.RunAsync(skopeo, [.. all, "--dest-tls-verify=false", "--dest-creds", $"AWS:{client.Password}", $"oci:{folder.At("layout")}:both", uat]);
        var raw = await Tool.RunAsync(skopeo, ["inspect", "--raw", "--tls-verify=false", "--creds", $"AWS:{client.Password}", uat]);

        Assert.Equal(201, (int)put.StatusCode);
        Assert.Equal(System.Text.Encoding.UTF8.GetString(index), raw);
    }

    [Fact]
    public async Task Is_pushed_to_and_pulled_from_by_docker()
    {
        var docker = RealPart.RequireDocker();
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var variables = new Dictionary<string, string> { ["DOCKER_CONFIG"] = folder.Path };
        var reference = $"{started.Sandbox.RegistryAddress("111111111111", "eu-west-1")}/storefront:from-docker";
        folder.Write("context/Dockerfile", "FROM scratch\nCOPY hello /hello\n");
        folder.Write("context/hello", started.Address);

        await Tool.RunAsync(docker, ["login", "--username", "AWS", "--password-stdin", started.Sandbox.Endpoint.Authority], variables, client.Password);
        await Tool.RunAsync(docker, ["build", "--quiet", "--tag", reference, folder.At("context")], new Dictionary<string, string>(variables) { ["DOCKER_BUILDKIT"] = "0" });
        try
        {
            var pushed = await Tool.RunAsync(docker, ["push", reference], variables);
            await Tool.RunAsync(docker, ["image", "rm", reference], variables);
            var pulled = await Tool.RunAsync(docker, ["pull", reference], variables);

            var digest = pushed[pushed.IndexOf("sha256:", pushed.LastIndexOf("digest:", StringComparison.Ordinal), StringComparison.Ordinal)..][..71];
            Assert.Contains(digest, pulled, StringComparison.Ordinal);
            var described = JsonNode.Parse(await started.AwsAsync("ecr", "describe-images", "--repository-name", "storefront", "--image-ids", "imageTag=from-docker"))!;
            Assert.Equal(digest, (string?)described["imageDetails"]![0]!["imageDigest"]);
        }
        finally
        {
            await Tool.TryAsync(docker, ["image", "rm", "--force", reference], variables);
        }
    }
}

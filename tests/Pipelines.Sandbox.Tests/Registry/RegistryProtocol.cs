using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Registry;

/// <summary>The distribution API, call by call.</summary>
public sealed class RegistryProtocol
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Challenges_a_request_without_a_password()
    {
        await using var started = await Started.NewAsync();
        using var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };

        using var response = await http.GetAsync("/v2/", Cancellation);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.StartsWith("Basic realm=\"http://127.0.0.1:", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal("""{"errors":[{"code":"UNAUTHORIZED","message":"Not Authorized"}]}""", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Takes_a_blob_in_chunks_and_refuses_one_that_does_not_follow()
    {
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var bytes = Encoding.ASCII.GetBytes("0123456789");

        using var start = await client.SendAsync("POST", "blobs/uploads/");
        var location = start.Headers.Location!.OriginalString;
        using var first = await client.SendAsync("PATCH", location, bytes[..4], ("Content-Range", "0-3"));
        using var gap = await client.SendAsync("PATCH", location, bytes[6..], ("Content-Range", "6-9"));
        using var status = await client.SendAsync("GET", location);
        using var second = await client.SendAsync("PATCH", location, bytes[4..], ("Content-Range", "4-9"));
        using var end = await client.SendAsync("PUT", $"{location}?digest={TestImage.DigestOf(bytes)}");
        using var read = await client.SendAsync("GET", $"blobs/{TestImage.DigestOf(bytes)}");
        using var part = await client.SendAsync("GET", $"blobs/{TestImage.DigestOf(bytes)}", null, ("Range", "bytes=2-5"));

        Assert.Equal([202, 202, 416, 204, 202, 201, 200, 206], new[] { start, first, gap, status, second, end, read, part }.Select(response => (int)response.StatusCode));
        Assert.Equal("0-3", first.Headers.GetValues("Range").Single());
        Assert.Equal("0-3", gap.Headers.GetValues("Range").Single());
        Assert.Equal("0-3", status.Headers.GetValues("Range").Single());
        Assert.Equal("0-9", second.Headers.GetValues("Range").Single());
        Assert.Equal("0123456789", await read.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("2345", await part.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("bytes 2-5/10", part.Content.Headers.GetValues("Content-Range").Single());
    }

    [Fact]
    public async Task Refuses_a_blob_whose_digest_differs_and_forgets_it()
    {
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var other = TestImage.DigestOf([1]);

        Assert.Equal((400, "DIGEST_INVALID"), await client.RefusedAsync("POST", $"blobs/uploads/?digest={other}", [2]));
        Assert.Equal((404, "BLOB_UNKNOWN"), await client.RefusedAsync("GET", $"blobs/{other}"));
        Assert.Empty(Directory.GetFiles(Path.Combine(started.Folder, "tmp")));
    }

    [Fact]
    public async Task Cancels_an_upload()
    {
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        using var start = await client.SendAsync("POST", "blobs/uploads/");

        using var cancel = await client.SendAsync("DELETE", start.Headers.Location!.OriginalString);

        Assert.Equal(204, (int)cancel.StatusCode);
        Assert.Equal((404, "BLOB_UPLOAD_UNKNOWN"), await client.RefusedAsync("PUT", $"{start.Headers.Location}?digest={TestImage.DigestOf([])}"));
    }

    [Fact]
    public async Task Mounts_a_blob_within_the_account_and_opens_an_upload_across_accounts()
    {
        await using var started = await Started.NewAsync();
        using var from = await RegistryClient.OpenAsync(started);
        await started.AwsAsync("ecr", "create-repository", "--repository-name", "team/other");
        using var to = await RegistryClient.OpenAsync(started, "team/other");
        using var elsewhere = await RegistryClient.OpenAsync(started, account: "333333333333");
        byte[] blob = [1, 2, 3];
        await from.PushBlobAsync(blob);

        Assert.Equal((404, "BLOB_UNKNOWN"), await to.RefusedAsync("GET", $"blobs/{TestImage.DigestOf(blob)}"));
        using var mounted = await to.SendAsync("POST", $"blobs/uploads/?mount={TestImage.DigestOf(blob)}&from={from.Name}");
        using var read = await to.SendAsync("HEAD", $"blobs/{TestImage.DigestOf(blob)}");
        using var across = await elsewhere.SendAsync("POST", $"blobs/uploads/?mount={TestImage.DigestOf(blob)}&from={from.Name}");

        Assert.Equal([201, 200, 202], new[] { mounted, read, across }.Select(response => (int)response.StatusCode));
        Assert.Equal(3, read.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Keeps_a_manifest_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var image = TestImage.Create(folder);
        await client.PushAsync(image, "c0ffee");

        using var byTag = await client.SendAsync("GET", "manifests/c0ffee");
        using var byDigest = await client.SendAsync("HEAD", $"manifests/{image.Digest}");

        Assert.Equal(image.Manifest, await byTag.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(image.Digest, byDigest.Headers.GetValues("Docker-Content-Digest").Single());
        Assert.Equal("application/vnd.oci.image.manifest.v1+json", byDigest.Content.Headers.ContentType!.ToString());
        Assert.Equal(image.Manifest.Length, byDigest.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Refuses_a_manifest_whose_blobs_are_not_there()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var image = TestImage.Create(folder);
        await client.PushBlobAsync(image.Layer);

        Assert.Equal((400, "MANIFEST_BLOB_UNKNOWN"), await client.RefusedAsync("PUT", "manifests/x", image.Manifest, ("Content-Type", "application/vnd.oci.image.manifest.v1+json")));
        Assert.Equal((404, "MANIFEST_UNKNOWN"), await client.RefusedAsync("GET", "manifests/x"));
    }

    [Theory]
    [InlineData("not json", "application/vnd.oci.image.manifest.v1+json", "MANIFEST_INVALID")]
    [InlineData("[]", "application/vnd.oci.image.manifest.v1+json", "MANIFEST_INVALID")]
    [InlineData("{\"schemaVersion\":2}", "application/vnd.oci.image.manifest.v1+json", "MANIFEST_INVALID")]
    [InlineData("{\"schemaVersion\":2,\"manifests\":[]}", "text/plain", "MANIFEST_INVALID")]
    [InlineData("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[]}", "application/vnd.docker.distribution.manifest.list.v2+json", "MANIFEST_INVALID")]
    [InlineData("{\"schemaVersion\":2,\"manifests\":[{\"digest\":7}]}", "application/vnd.oci.image.index.v1+json", "MANIFEST_INVALID")]
    [InlineData("{\"schemaVersion\":2,\"config\":{\"digest\":\"../../etc/passwd\",\"size\":1},\"layers\":[]}", "application/vnd.oci.image.manifest.v1+json", "MANIFEST_INVALID")]
    public async Task Refuses_what_is_not_a_manifest(string text, string mediaType, string code)
    {
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);

        Assert.Equal((400, code), await client.RefusedAsync("PUT", "manifests/x", Encoding.UTF8.GetBytes(text), ("Content-Type", mediaType)));
    }

    [Fact]
    public async Task Refuses_a_repository_that_does_not_exist()
    {
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started, "nowhere");

        Assert.Equal((404, "NAME_UNKNOWN"), await client.RefusedAsync("POST", "blobs/uploads/"));
        Assert.Equal((404, "NAME_UNKNOWN"), await client.RefusedAsync("GET", "/v2/storefront/tags/list"));
    }

    [Fact]
    public async Task Moves_only_the_tags_of_environments()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var (one, two) = (TestImage.Create(folder, "one"), TestImage.Create(folder, "two"));
        foreach (var tag in new[] { "dev", "c0ffee" })
        {
            await client.PushAsync(one, tag);
            await client.PushAsync(one, tag);
        }

        await client.PushAsync(two, "dev");

        Assert.Equal((400, "TAG_INVALID"), await client.RefusedAsync("PUT", "manifests/c0ffee", two.Manifest, ("Content-Type", "application/vnd.oci.image.manifest.v1+json")));
        using var moved = await client.SendAsync("HEAD", "manifests/dev");
        Assert.Equal(two.Digest, moved.Headers.GetValues("Docker-Content-Digest").Single());
    }

    [Fact]
    public async Task Pages_through_tags()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var image = TestImage.Create(folder);
        foreach (var tag in new[] { "c", "a", "b" })
        {
            await client.PushAsync(image, tag);
        }

        using var first = await client.SendAsync("GET", "tags/list?n=2");
        var link = first.Headers.GetValues("Link").Single();
        using var second = await client.SendAsync("GET", link[1..link.IndexOf('>')]);

        Assert.Equal("""["a","b"]""", JsonNode.Parse(await first.Content.ReadAsStringAsync(Cancellation))!["tags"]!.ToJsonString());
        Assert.Equal("""["c"]""", JsonNode.Parse(await second.Content.ReadAsStringAsync(Cancellation))!["tags"]!.ToJsonString());
        Assert.False(second.Headers.Contains("Link"));
    }

    [Fact]
    public async Task Lists_what_refers_to_an_image()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var image = TestImage.Create(folder);
        await client.PushAsync(image, "c0ffee");
        var signature = JsonNode.Parse(image.Manifest)!.AsObject();
        signature["artifactType"] = "application/vnd.example.signature";
        signature["subject"] = new JsonObject { ["mediaType"] = "application/vnd.oci.image.manifest.v1+json", ["digest"] = image.Digest, ["size"] = image.Manifest.Length };
        var bytes = Encoding.UTF8.GetBytes(signature.ToJsonString());

        using var put = await client.PutManifestAsync(TestImage.DigestOf(bytes), bytes);
        using var all = await client.SendAsync("GET", $"referrers/{image.Digest}");
        using var none = await client.SendAsync("GET", $"referrers/{image.Digest}?artifactType=other");

        Assert.Equal(image.Digest, put.Headers.GetValues("OCI-Subject").Single());
        Assert.Equal(TestImage.DigestOf(bytes), (string?)JsonNode.Parse(await all.Content.ReadAsStringAsync(Cancellation))!["manifests"]![0]!["digest"]);
        Assert.Empty(JsonNode.Parse(await none.Content.ReadAsStringAsync(Cancellation))!["manifests"]!.AsArray());
    }

    [Fact]
    public async Task Deletes_tags_images_and_blobs_but_not_the_image_of_an_index()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        var image = TestImage.Create(folder);
        await client.PushAsync(image, "c0ffee");
        var index = Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"{{image.Digest}}","size":{{image.Manifest.Length}}}]}""");
        using var put = await client.PutManifestAsync("all", index, "application/vnd.oci.image.index.v1+json");

        Assert.Equal(201, (int)put.StatusCode);
        Assert.Equal((403, "DENIED"), await client.RefusedAsync("DELETE", $"manifests/{image.Digest}"));
        foreach (var path in new[] { "manifests/c0ffee", $"manifests/{TestImage.DigestOf(index)}", $"manifests/{image.Digest}", $"blobs/{TestImage.DigestOf(image.Layer)}" })
        {
            using var deleted = await client.SendAsync("DELETE", path);
            Assert.Equal(202, (int)deleted.StatusCode);
        }

        Assert.Equal((404, "MANIFEST_UNKNOWN"), await client.RefusedAsync("GET", $"manifests/{image.Digest}"));
        Assert.Single(Directory.GetFiles(Path.Combine(started.Folder, "blobs"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Refuses_a_password_that_was_tampered_with()
    {
        await using var started = await Started.NewAsync();
        using var client = await RegistryClient.OpenAsync(started);
        using var http = new HttpClient { BaseAddress = started.Sandbox.Endpoint };
        var forged = Convert.ToBase64String(Encoding.UTF8.GetBytes($"AWS:x{client.Password}"));
        http.DefaultRequestHeaders.Authorization = new("Basic", forged);

        using var response = await http.GetAsync("/v2/", Cancellation);

        Assert.Equal(401, (int)response.StatusCode);
    }
}

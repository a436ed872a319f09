using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Registry;

namespace Pipelines.Sandbox.Ecr;

/// <summary>Reads, writes, lists and deletes images by ECR's own operations.</summary>
internal sealed class ImageOperations(Repositories repositories, Images images, Blobs blobs)
{
    private const int MostInABatch = 100;

    public JsonObject Put(Caller caller, JsonInput input)
    {
        var repository = EcrApi.Find(repositories, caller, input);
        var text = input.RequiredText("imageManifest");
        var tag = input.Text("imageTag");
        try
        {
            var (digest, manifest) = images.Put(
                repository, Encoding.UTF8.GetBytes(text), input.Text("imageManifestMediaType"), tag, input.Text("imageDigest"), isRepeatRefused: true);
            return new() { ["image"] = Shape(repository.Value, digest, tag, text, manifest.MediaType) };
        }
        catch (ImageRefusedException refused)
        {
            throw new AwsError(CodeOf(refused.Refusal), refused.Message);
        }
    }

    public JsonObject BatchGet(Caller caller, JsonInput input)
    {
        var repository = EcrApi.Find(repositories, caller, input);
        var accepted = input.Texts("acceptedMediaTypes");
        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var id in Ids(input))
        {
            var (digest, failure) = ImageId.Resolve(id, repository.Value);
            var manifest = digest is null ? null : repository.Value.Manifests[digest];
            if (manifest is null)
            {
                failures.Add(failure);
            }
            else if (accepted.Count > 0 && !accepted.Contains(manifest.MediaType))
            {
                failures.Add(ImageId.Failure(id, "ImageNotFound", $"The image is of media type {manifest.MediaType}, which the request does not accept"));
            }
            else
            {
                images.NotePull(repository, digest!);
                found.Add(Shape(repository.Value, digest!, id.Text("imageTag"), Encoding.UTF8.GetString(images.Read(digest!)), manifest.MediaType));
            }
        }

        return new() { ["images"] = found, ["failures"] = failures };
    }

    public JsonObject BatchDelete(Caller caller, JsonInput input)
    {
        var repository = EcrApi.Find(repositories, caller, input);
        var deleted = new JsonArray();
        var failures = new JsonArray();
        foreach (var id in Ids(input))
        {
            var (digest, failure) = ImageId.Resolve(id, repository.Value);
            var tag = id.Text("imageTag");
            if (digest is null)
            {
                failures.Add(failure);
            }
            else if (tag is not null && repository.Value.TagsOf(digest).Count > 1)
            {
                Images.Untag(repository, tag);
                deleted.Add(ImageId.Shape(digest, tag));
            }
            else if (images.TryDelete(repository, digest))
            {
                deleted.Add(ImageId.Shape(digest, tag));
            }
            else
            {
                failures.Add(ImageId.Failure(id, "ImageReferencedByManifestList", "Requested image referenced by manifest list"));
            }
        }

        return new() { ["imageIds"] = deleted, ["failures"] = failures };
    }

    public JsonObject Describe(Caller caller, JsonInput input)
    {
        var repository = EcrApi.Find(repositories, caller, input).Value;
        var ids = Ids(input);
        var status = input.Object("filter")?.Text("tagStatus") ?? "ANY";
        var digests = ids.Count > 0
            ? [.. ids.Select(id => ImageId.Resolve(id, repository).Digest ?? throw ImageId.NotFound(id, repository)).Distinct()]
            : Digests(repository, status);
        var (page, next) = ids.Count > 0 ? (digests, null) : input.Page(digests, most: 1000, usual: 100);
        return new() { ["imageDetails"] = new JsonArray([.. page.Select(digest => Detail(repository, digest))]), ["nextToken"] = next };
    }

    public JsonObject List(Caller caller, JsonInput input)
    {
        var repository = EcrApi.Find(repositories, caller, input).Value;
        var all = Digests(repository, input.Object("filter")?.Text("tagStatus") ?? "ANY")
            .SelectMany(digest => repository.TagsOf(digest).DefaultIfEmpty(null), (digest, tag) => (Digest: digest, Tag: tag))
            .ToArray();
        var (page, next) = input.Page(all, most: 1000, usual: 100);
        return new() { ["imageIds"] = new JsonArray([.. page.Select(id => ImageId.Shape(id.Digest, id.Tag))]), ["nextToken"] = next };
    }

    public JsonObject BatchCheckLayerAvailability(Caller caller, JsonInput input)
    {
        var repository = EcrApi.Find(repositories, caller, input).Value;
        var digests = input.Texts("layerDigests");
        if (digests.Count is 0 or > MostInABatch)
        {
            throw TooMany("layerDigests");
        }

        var layers = digests.Where(Blobs.IsDigest).Select(digest => new JsonObject
        {
            ["layerDigest"] = digest,
            ["layerAvailability"] = repository.Blobs.Contains(digest) ? "AVAILABLE" : "UNAVAILABLE",
            ["layerSize"] = repository.Blobs.Contains(digest) ? blobs.LengthOf(digest) : null,
        });
        var failures = digests.Where(digest => !Blobs.IsDigest(digest)).Select(digest => new JsonObject
        {
            ["layerDigest"] = digest,
            ["failureCode"] = "InvalidLayerDigest",
            ["failureReason"] = "Invalid layer digest",
        });
        return new() { ["layers"] = new JsonArray([.. layers]), ["failures"] = new JsonArray([.. failures]) };
    }

    private static IReadOnlyList<JsonInput> Ids(JsonInput input) => input.Objects("imageIds") is { Count: <= MostInABatch } ids ? ids : throw TooMany("imageIds");

    private static AwsError TooMany(string member) =>
        new("InvalidParameterException", $"Invalid parameter at '{member}' failed to satisfy constraint: 'Member must have length between 1 and {MostInABatch}'");

    private static string[] Digests(Repository repository, string tagStatus) =>
    [
        .. repository.Manifests
            .OrderBy(manifest => manifest.Value.Pushed).ThenBy(manifest => manifest.Key, StringComparer.Ordinal)
            .Select(manifest => manifest.Key)
            .Where(digest => tagStatus switch
            {
                "TAGGED" => repository.TagsOf(digest).Count > 0,
                "UNTAGGED" => repository.TagsOf(digest).Count == 0,
                _ => true,
            })
    ];

    private static JsonObject Shape(Repository repository, string digest, string? tag, string manifest, string mediaType) => new()
    {
        ["registryId"] = repository.Account,
        ["repositoryName"] = repository.Name,
        ["imageId"] = ImageId.Shape(digest, tag),
        ["imageManifest"] = manifest,
        ["imageManifestMediaType"] = mediaType,
    };

    private static JsonObject Detail(Repository repository, string digest)
    {
        var manifest = repository.Manifests[digest];
        var tags = repository.TagsOf(digest);
        return new()
        {
            ["registryId"] = repository.Account,
            ["repositoryName"] = repository.Name,
            ["imageDigest"] = digest,
            ["imageTags"] = tags.Count == 0 ? null : new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]),
            ["imageSizeInBytes"] = manifest.ImageSize,
            ["imagePushedAt"] = AwsJson.Seconds(manifest.Pushed),
            ["imageManifestMediaType"] = manifest.MediaType,
            ["artifactMediaType"] = manifest.ArtifactType,
            ["imageStatus"] = "ACTIVE",
            ["lastRecordedPullTime"] = AwsJson.Seconds(manifest.LastPull),
        };
    }

    private static string CodeOf(ImageRefusal refusal) =>
        refusal switch
        {
            ImageRefusal.LayersMissing => "LayersNotFoundException",
            ImageRefusal.ImagesMissing => "ReferencedImagesNotFoundException",
            ImageRefusal.DigestMismatch => "ImageDigestDoesNotMatchException",
            ImageRefusal.TagIsImmutable => "ImageTagAlreadyExistsException",
            ImageRefusal.AlreadyThere => "ImageAlreadyExistsException",
            _ => "InvalidParameterException",
        };
}

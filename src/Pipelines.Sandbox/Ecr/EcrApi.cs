using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Registry;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Ecr;

/// <summary>
/// ECR: repositories and their images. A caller reaches the registries of all accounts of the sandbox by <c>registryId</c>, as if every
/// repository's policy allowed it. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Operations.html
/// </summary>
internal sealed partial class EcrApi(Repositories repositories, Images images, Blobs blobs, RegistryPasswords passwords, Uri endpoint, TimeProvider clock)
{
    public JsonService Service
    {
        get
        {
            var ofRepositories = new RepositoryOperations(repositories, endpoint, clock);
            var ofImages = new ImageOperations(repositories, images, blobs);
            return new("ecr", "AmazonEC2ContainerRegistry_V20150921", new Dictionary<string, JsonOperation>
            {
                ["GetAuthorizationToken"] = GetAuthorizationToken,
                ["CreateRepository"] = ofRepositories.Create,
                ["DescribeRepositories"] = ofRepositories.Describe,
                ["PutImage"] = ofImages.Put,
                ["BatchGetImage"] = ofImages.BatchGet,
                ["BatchDeleteImage"] = ofImages.BatchDelete,
                ["DescribeImages"] = ofImages.Describe,
                ["ListImages"] = ofImages.List,
                ["BatchCheckLayerAvailability"] = ofImages.BatchCheckLayerAvailability,
            });
        }
    }

    /// <summary>The registry that a request means: its <c>registryId</c>, or the caller's own.</summary>
    public static RegistryHost HostOf(Caller caller, JsonInput input) =>
        input.Text("registryId") is not { } id ? new(caller.Account, caller.Region)
        : Account().IsMatch(id) ? new(id, caller.Region)
        : throw new AwsError("InvalidParameterException", $"Invalid parameter at 'registryId' failed to satisfy constraint: 'must satisfy regular expression '[0-9]{{12}}''");

    /// <exception cref="AwsError">There is no such repository.</exception>
    public static Store<Repository> Find(Repositories repositories, Caller caller, JsonInput input)
    {
        var host = HostOf(caller, input);
        var name = input.RequiredText("repositoryName");
        return repositories.Find(host, name) ?? throw NotFound(host, name);
    }

    public static AwsError NotFound(RegistryHost host, string name) =>
        new("RepositoryNotFoundException", $"The repository with name '{name}' does not exist in the registry with id '{host.Account}'");

    private JsonObject GetAuthorizationToken(Caller caller, JsonInput input)
    {
        var (password, expires) = passwords.Issue(caller.Account);
        return new()
        {
            ["authorizationData"] = new JsonArray(new JsonObject
            {
                ["authorizationToken"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RegistryPasswords.User}:{password}")),
                ["expiresAt"] = AwsJson.Seconds(expires),
                ["proxyEndpoint"] = endpoint.GetLeftPart(UriPartial.Authority),
            }),
        };
    }

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Account();
}

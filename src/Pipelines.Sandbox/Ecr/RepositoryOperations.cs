using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.Registry;

namespace Pipelines.Sandbox.Ecr;

/// <summary>Creates and describes repositories.</summary>
internal sealed partial class RepositoryOperations(Repositories repositories, Uri endpoint, TimeProvider clock)
{
    private const int MostExclusions = 5;
    private const int LongestExclusion = 128;
    private static readonly string[] Mutabilities = ["MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"];

    public JsonObject Create(Caller caller, JsonInput input)
    {
        var host = EcrApi.HostOf(caller, input);
        var name = input.RequiredText("repositoryName");
        if (name.Length is < 2 or > 256 || !Name().IsMatch(name))
        {
            throw Invalid("repositoryName", $"must satisfy regular expression '{Name()}' and have 2 to 256 characters");
        }

        var mutability = input.Text("imageTagMutability") ?? "MUTABLE";
        if (!Mutabilities.Contains(mutability))
        {
            throw Invalid("imageTagMutability", $"must satisfy enum value set: [{string.Join(", ", Mutabilities)}]");
        }

        var repository = new Repository
        {
            Account = host.Account,
            Region = host.Region,
            Name = name,
            Created = clock.GetUtcNow(),
            Mutability = mutability,
            Exclusions = Exclusions(input, mutability),
            ScanOnPush = input.Object("imageScanningConfiguration")?.Flag("scanOnPush") ?? false,
            Encryption = input.Object("encryptionConfiguration")?.Members.DeepClone().AsObject(),
        };
        return repositories.TryAdd(repository)
            ? new() { ["repository"] = Shape(repository, caller) }
            : throw new AwsError("RepositoryAlreadyExistsException", $"The repository with name '{name}' already exists in the registry with id '{host.Account}'");
    }

    public JsonObject Describe(Caller caller, JsonInput input)
    {
        var host = EcrApi.HostOf(caller, input);
        var names = input.Texts("repositoryNames");
        var found = names.Count > 0
            ? [.. names.Select(name => repositories.Find(host, name)?.Value ?? throw EcrApi.NotFound(host, name))]
            : repositories.In(host);
        var (page, next) = names.Count > 0 ? (found, null) : input.Page(found, most: 1000, usual: 100);
        return new() { ["repositories"] = new JsonArray([.. page.Select(repository => Shape(repository, caller))]), ["nextToken"] = next };
    }

    private static string[] Exclusions(JsonInput input, string mutability)
    {
        var filters = input.Objects("imageTagMutabilityExclusionFilters")
            .Select(filter => filter.RequiredText("filterType") == "WILDCARD" ? filter.RequiredText("filter") : throw Invalid("filterType", "must satisfy enum value set: [WILDCARD]"))
            .ToArray();
        if (filters.Length > MostExclusions || filters.Any(filter => filter.Length > LongestExclusion))
        {
            throw Invalid("imageTagMutabilityExclusionFilters", $"must have at most {MostExclusions} filters of at most {LongestExclusion} characters");
        }

        var isExcepting = mutability.EndsWith("_WITH_EXCLUSION", StringComparison.Ordinal);
        return isExcepting == filters.Length > 0
            ? filters
            : throw Invalid("imageTagMutabilityExclusionFilters", isExcepting ? $"must be given with {mutability}" : $"must not be given with {mutability}");
    }

    private JsonObject Shape(Repository repository, Caller caller) => new()
    {
        ["repositoryArn"] = $"arn:{caller.Partition}:ecr:{repository.Region}:{repository.Account}:repository/{repository.Name}",
        ["registryId"] = repository.Account,
        ["repositoryName"] = repository.Name,
        ["repositoryUri"] = $"{new RegistryHost(repository.Account, repository.Region).At(endpoint)}/{repository.Name}",
        ["createdAt"] = AwsJson.Seconds(repository.Created),
        ["imageTagMutability"] = repository.Mutability,
        ["imageTagMutabilityExclusionFilters"] = repository.Exclusions.Count == 0
            ? null
            : new JsonArray([.. repository.Exclusions.Select(filter => new JsonObject { ["filterType"] = "WILDCARD", ["filter"] = filter })]),
        ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = repository.ScanOnPush },
        ["encryptionConfiguration"] = repository.Encryption?.DeepClone() ?? new JsonObject { ["encryptionType"] = "AES256" },
    };

    private static AwsError Invalid(string member, string constraint) =>
        new("InvalidParameterException", $"Invalid parameter at '{member}' failed to satisfy constraint: '{constraint}'");

    [GeneratedRegex(@"^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*\z")]
    private static partial Regex Name();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>What this room says to people.</summary>
internal static partial class AwsText
{
    /// <summary>Who is refused when nobody says who that is.</summary>
    public const string Nobody = "these credentials";

    private const string AssumeByToken = "sts:AssumeRoleWithWebIdentity";

    private const string Expired = "Get new credentials: log in again; in GitLab, run the job again.";
    private const string UnknownKey = "Look at AWS_ACCESS_KEY_ID and AWS_PROFILE: AWS does not know this access key here.";
    private const string BadSignature = "Look at AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, at this machine's clock, and at proxies that change requests.";
    private const string BadToken = "Let IAM's OIDC provider match the id_token: its URL is the token's issuer, reachable from AWS, and its audience the token's aud.";

    // What to do about the errors that have one usual cause; for the others AWS's own words must do.
    private static readonly Dictionary<string, string> Remedies = new(StringComparer.Ordinal)
    {
        ["ExpiredToken"] = Expired,
        ["ExpiredTokenException"] = Expired,
        ["RequestExpired"] = "Set this machine's clock.",
        ["InvalidClientTokenId"] = UnknownKey,
        ["UnrecognizedClientException"] = UnknownKey,
        ["SignatureDoesNotMatch"] = BadSignature,
        ["InvalidSignatureException"] = BadSignature,
        ["MissingAuthenticationToken"] = BadSignature,
        ["MissingAuthenticationTokenException"] = BadSignature,
        ["InvalidIdentityToken"] = BadToken,
        ["IDPCommunicationError"] = "See that the id_token's issuer answers from the internet: AWS could not fetch its keys.",
        ["IDPRejectedClaim"] = Expired,
        ["ClusterNotFoundException"] = "Look at the cluster's name, and whether these credentials are of its account.",
        ["ServiceNotFoundException"] = "Look at the service's name: the infrastructure's pipeline creates services, a deployment does not.",
        ["ServiceNotActiveException"] = "Let the infrastructure's pipeline create the service again: it is being deleted.",
        ["LimitExceededException"] = "Raise the quota in AWS Service Quotas, or delete what is no longer used.",
    };

    public static readonly AwsPurpose Identifying = new("find out whose AWS credentials these are", "sts:GetCallerIdentity", "sts:GetCallerIdentity");

    public static AwsPurpose AssumingByToken(string role) => new("assume the role by the job's id_token", role, AssumeByToken);

    public static AwsPurpose Authorizing(AwsRegion region) => new("log in to Amazon ECR", $"region {region}", "ecr:GetAuthorizationToken");

    public static AwsPurpose DescribingRepository(RepositoryName name) => new("look at the ECR repository", name.Text, "ecr:DescribeRepositories");

    public static AwsPurpose CreatingRepository(RepositoryName name) => new("create the ECR repository", name.Text, "ecr:CreateRepository");

    public static IReadOnlyList<string> Differences(EcrRepository repository, IReadOnlyList<ImageTag> movableTags)
    {
        ImageTag commit = "0123456789abcdef0123456789abcdef01234567";
        var stuck = movableTags.Where(tag => !repository.CanMove(tag)).ToList();
        return
        [
            .. repository.CanMove(commit) ? [$"ECR repository {repository.Name}: tags can be set again, so a commit's image can be replaced; make it IMMUTABLE_WITH_EXCLUSION for {string.Join(", ", movableTags)}."] : Array.Empty<string>(),
            .. stuck.Count > 0 ? [$"ECR repository {repository.Name}: the tag {string.Join(", ", stuck)} cannot move; exclude it from the immutability."] : Array.Empty<string>(),
            .. repository.ScansOnPush ? [] : new[] { $"ECR repository {repository.Name}: images are not scanned when they come; set scanOnPush." },
        ];
    }

    public static AwsPurpose DescribingCluster(string cluster) => new("look at the ECS cluster", cluster, "ecs:DescribeClusters");

    public static AwsPurpose DescribingServices(string cluster, IEnumerable<string> services) =>
        new("look at the ECS services", $"{string.Join(", ", services)} of cluster {cluster}", "ecs:DescribeServices");

    public static AwsPurpose DescribingTaskDefinition(string name) => new("read the task definition", name, "ecs:DescribeTaskDefinition");

    public static AwsPurpose Registering(string family) => new("register the task definition", family, "ecs:RegisterTaskDefinition");

    public static AwsPurpose Deregistering(string arn) => new("deregister the task definition", arn[(arn.LastIndexOf('/') + 1)..], "ecs:DeregisterTaskDefinition");

    public static AwsPurpose ListingTaskDefinitions(string family) => new("list the task definitions", family, "ecs:ListTaskDefinitions");

    public static AwsPurpose Tagging(string arn) => new("tag the ECS resource", arn[(arn.LastIndexOf('/') + 1)..], "ecs:TagResource");

    public static AwsPurpose Updating(string cluster, string service) => new("update the ECS service", $"{service} of cluster {cluster}", "ecs:UpdateService");

    public static AwsPurpose Watching(IEnumerable<string> deployments) =>
        new("follow the service deployments", string.Join(", ", deployments.Select(arn => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..])), "ecs:DescribeServiceDeployments");

    public static AwsPurpose Stopping(string deployment) =>
        new("stop the service deployment", deployment[(deployment.IndexOf('/', StringComparison.Ordinal) + 1)..], "ecs:StopServiceDeployment");

    public static AwsPurpose ReadingLog(LogStream stream) => new("read the log", $"{stream.Stream} of {stream.Group}", "logs:GetLogEvents");

    public static AwsPurpose LookingAtTargets(string targetGroup) =>
        new("look at the targets", targetGroup[(targetGroup.IndexOf('/', StringComparison.Ordinal) + 1)..], "elasticloadbalancing:DescribeTargetHealth");

    public static AwsPurpose LookingAtGroups(IEnumerable<string> targetGroups) =>
        new("look at the target groups", string.Join(", ", targetGroups.Select(arn => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..])), "elasticloadbalancing:DescribeTargetGroups");

    public static AwsPurpose Proving(IEnumerable<string> revisions) =>
        new("read the service revisions", string.Join(", ", revisions.Select(arn => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..])), "ecs:DescribeServiceRevisions");

    public static AwsPurpose ListingTasks(string cluster, string service) => new("list the tasks", $"{service} of cluster {cluster}", "ecs:ListTasks");

    public static AwsPurpose DescribingTasks(string cluster, string service) => new("look at the tasks", $"{service} of cluster {cluster}", "ecs:DescribeTasks");

    public static ExecutionException NoCredentials(AwsRegion region, string? profile, Exception inner) => new(
        "reach AWS", $"region {region}", $"there are no AWS credentials: {string.Join("; ", Sources(inner.Message))}",
        ProfileRemedy(profile, inner) ?? "Log in ('aws sso login', AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY), or use '--env local', which needs none.", innerException: inner);

    public static ExecutionException OnlyTheMachine(AwsRegion region) => new(
        "reach AWS", $"region {region}", "the only AWS credentials are those of the machine that the job runs on, and every project that runs there has them",
        "Give the job an id_token for AWS (AWS_ID_TOKEN: the generated pipeline does), or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of a role of its own.");

    public static ExecutionException NoAuthorization(AwsAccess access) => Of(
        Authorizing(access.Region), access, "the answer holds no authorization", "Look at AWS_ENDPOINT_URL: what answers there is not Amazon ECR.", null);

    public static ExecutionException RepositoryVanished(RepositoryName name, AwsAccess access) => Of(
        CreatingRepository(name), access, "it is said to exist, and cannot be found", "Run it again, and see who else creates and deletes it.", null);

    public static ExecutionException Denied(AwsPurpose purpose, AwsAccess access, string principal, AmazonServiceException inner)
    {
        var permission = PermissionIn(inner.Message) ?? purpose.Permission;
        return purpose.Permission == AssumeByToken
            ? Of(
                purpose, access, $"the role does not let this token in: {Words(inner)}",
                "Look at the role's ARN, and whether its trust policy names GitLab's OIDC provider and accepts the token's aud and sub.", inner)
            : Of(
                purpose, access, $"{principal} may not {permission}: {Words(inner)}",
                $"Allow {permission} to that user or role, or act as one of the right account.", inner);
    }

    public static ExecutionException Throttled(AwsPurpose purpose, AwsAccess access, AmazonServiceException inner) => Of(
        purpose, access, $"AWS asked to slow down at every try: {Words(inner)}",
        "Run it again in a minute; other pipelines use the same account and region.", inner);

    public static ExecutionException Refused(AwsPurpose purpose, AwsAccess access, AmazonServiceException inner) => inner.ErrorCode is { Length: > 0 } code
        ? Of(purpose, access, Words(inner), Remedies.GetValueOrDefault(code) ?? "Mend what it says, and run it again.", inner)
        : Of(
            purpose, access, $"{Where(access)} answered HTTP {(int)inner.StatusCode}, and not as AWS does",
            "Look whether a proxy stands between, or whether AWS_ENDPOINT_URL names something else.", inner);

    public static ExecutionException Failed(AwsPurpose purpose, AwsAccess access, string arn, string reason, string? detail) => Of(
        purpose, access, $"ECS answered {reason} for {arn}{(string.IsNullOrEmpty(detail) ? "" : ": " + detail)}", "Mend what it says, and run it again.", null);

    public static ExecutionException Unreadable(AwsPurpose purpose, AwsAccess access, AmazonUnmarshallingException inner) => Of(
        purpose, access, $"the answer of {Where(access)} cannot be read ({OneLine((inner.InnerException ?? inner).Message)})",
        "Look whether a proxy stands between, or whether AWS_ENDPOINT_URL names something else.", inner);

    public static ExecutionException Unreachable(AwsPurpose purpose, AwsAccess access, Exception inner) => Of(
        purpose,
        access,
        inner switch
        {
            TimeoutException => $"{Where(access)} did not answer within {access.Timeout.TotalSeconds:0} s",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                $"there is no trusted connection to {Where(access)}: {OneLine((inner.InnerException ?? inner).Message)}",
            _ => $"{Where(access)} cannot be reached: {OneLine(inner.Message)}",
        },
        inner is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
            ? "Trust the authority that signed its certificate (SSL_CERT_FILE, or the system's store), or look at AWS_ENDPOINT_URL."
            : "Look at the network, at AWS_ENDPOINT_URL and at the region.",
        inner);

    public static ExecutionException NotSent(AwsPurpose purpose, AwsAccess access, Exception inner) => Of(
        purpose, access, OneLine(inner.Message), ProfileRemedy(access.Profile, inner) ?? "Look at the credentials, the region and the AWS_ variables of this process.", inner);

    public static DefinitionException WrongTaskDefinition(JsonObject input, JsonException wrong) => new(
        $"task definition {input["family"]?.ToString() ?? "(no family)"}{(wrong.Path is { Length: > 2 } path ? ", " + path[2..] : "")}",
        UnknownMember().Match(wrong.Message) is { Success: true } unknown
            ? $"ECS knows no member '{unknown.Groups["member"].Value}' here"
            : "the value is not of the kind that ECS expects",
        "Write it as https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html says.");

    /// <summary>The user or role that a refusal names; null when it names none.</summary>
    public static string? PrincipalIn(string message) => Principal().Match(message) is { Success: true } match ? match.Groups["arn"].Value : null;

    // Not always the call's own: registering a task definition needs iam:PassRole besides.
    private static string? PermissionIn(string message) => NotAuthorized().Match(message) is { Success: true } match ? match.Groups["permission"].Value : null;

    private static ExecutionException Of(AwsPurpose purpose, AwsAccess access, string reason, string remedy, Exception? inner) =>
        new(purpose.Action, $"{purpose.Subject}, {access.Region}", reason, remedy, innerException: inner);

    private static string Where(AwsAccess access) => access.Endpoint is { } endpoint ? endpoint.GetLeftPart(UriPartial.Authority) : $"AWS in {access.Region}";

    private static string Words(AmazonServiceException refused) =>
        $"{OneLine(refused.Message)} ({refused.ErrorCode}{(string.IsNullOrEmpty(refused.RequestId) ? "" : $", request {refused.RequestId}")})";

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    // What the SDK says of a profile is true, and names no next step.
    private static string? ProfileRemedy(string? profile, Exception inner)
    {
        var option = profile is null ? "" : $" --profile {profile}";
        var said = string.Join(' ', Chain(inner).Select(one => one.Message));
        return said.Contains("SSO", StringComparison.Ordinal) ? $"Log in anew: 'aws sso login{option}'."
            : Chain(inner).Any(one => one is ProcessAWSCredentialException) ? $"Run the credential_process of the profile by hand, and mend what it says ('aws configure get credential_process{option}')."
            : said.Contains("source profile", StringComparison.OrdinalIgnoreCase) ? "Correct source_profile in ~/.aws/config: it names the profile whose keys assume the role ('aws configure list-profiles')."
            : said.Contains("AssumeRole for role", StringComparison.Ordinal) ? "Look at role_arn and source_profile of the profile, at the role's trust policy and at the network."
            : inner is ProfileNotFoundException ? "Look at AWS_PROFILE: 'aws configure list-profiles' lists those that there are."
            : null;
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception;
        }
    }

    // The SDK tells each place where it looked in a line of its own: "Exception 1 of 4: The environment variables … were not set".
    private static IEnumerable<string> Sources(string message)
    {
        var lines = message.Split('\n').Where(line => line.StartsWith("Exception ", StringComparison.Ordinal)).ToList();
        return lines.Count == 0 ? [OneLine(message)] : lines.Select(line => OneLine(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
    }

    [GeneratedRegex(@"(?:User|Role|principal): (?<arn>arn:[^\s]+)")]
    private static partial Regex Principal();

    [GeneratedRegex("not authorized to perform: (?<permission>[a-z0-9-]+:[A-Za-z]+)")]
    private static partial Regex NotAuthorized();

    [GeneratedRegex("JSON property '(?<member>[^']*)' could not be mapped")]
    private static partial Regex UnknownMember();
}

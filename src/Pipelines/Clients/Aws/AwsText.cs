using System.Text.RegularExpressions;
using Amazon.Runtime;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>What this room says to people.</summary>
internal static partial class AwsText
{
    public const string Nobody = "these credentials";

    public static readonly AwsPurpose Identifying = new("find out whose AWS credentials these are", "sts:GetCallerIdentity", "sts:GetCallerIdentity");

    public static AwsPurpose AssumingByToken(string role) => new("assume the role by the job's id_token", role, "sts:AssumeRoleWithWebIdentity");

    public static AwsPurpose Authorizing(AwsRegion region) => new("log in to Amazon ECR", $"region {region}", "ecr:GetAuthorizationToken");

    public static AwsPurpose DescribingRepository(RepositoryName name) => new("look at the ECR repository", name.Text, "ecr:DescribeRepositories");

    public static AwsPurpose CreatingRepository(RepositoryName name) => new("create the ECR repository", name.Text, "ecr:CreateRepository");

    public static AwsPurpose DescribingCluster(string cluster) => new("look at the ECS cluster", cluster, "ecs:DescribeClusters");

    public static AwsPurpose DescribingServices(string cluster, IEnumerable<string> services) =>
        new("look at the ECS services", $"{string.Join(", ", services)} of cluster {cluster}", "ecs:DescribeServices");

    public static AwsPurpose DescribingTaskDefinition(string name) => new("read the task definition", name, "ecs:DescribeTaskDefinition");

    public static AwsPurpose Registering(string family) => new("register the task definition", family, "ecs:RegisterTaskDefinition");

    public static AwsPurpose Updating(string cluster, string service) => new("update the ECS service", $"{service} of cluster {cluster}", "ecs:UpdateService");

    public static AwsPurpose Watching(IEnumerable<string> deployments) =>
        new("follow the service deployments", string.Join(", ", deployments), "ecs:DescribeServiceDeployments");

    public static AwsPurpose ListingTasks(string cluster, string service) => new("list the tasks", $"{service} of cluster {cluster}", "ecs:ListTasks");

    public static AwsPurpose DescribingTasks(string cluster, string service) => new("look at the tasks", $"{service} of cluster {cluster}", "ecs:DescribeTasks");

    public static ExecutionException NoCredentials(AwsRegion region, Exception inner) => new(
        "reach AWS", $"region {region}", "there are no AWS credentials in the environment, in a profile or on this machine",
        "Log in ('aws sso login', AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY), or use '--env local', which needs none.", innerException: inner);

    public static ExecutionException NoAuthorization(AwsAccess access) => new(
        "log in to Amazon ECR", $"region {access.Region}", "the answer holds no authorization", "Try again; if it stays so, ask AWS support.");

    public static ExecutionException RepositoryVanished(RepositoryName name, AwsAccess access) => new(
        "create the ECR repository", $"{name} in {access.Region}", "it is said to exist, and cannot be found", "Try again.");

    public static ExecutionException Unreadable(AwsPurpose purpose, AwsAccess access, Exception inner) => new(
        purpose.Action, purpose.Subject, $"the answer of {Where(access)} cannot be read: {FirstLine(inner.Message)}",
        "Look whether a proxy stands between, or whether AWS_ENDPOINT_URL names something else.", innerException: inner);

    public static ExecutionException Denied(AwsPurpose purpose, AwsAccess access, string principal, AmazonServiceException inner) => new(
        purpose.Action, purpose.Subject, $"{principal} may not: {FirstLine(inner.Message)}{Request(inner)}",
        $"Allow {purpose.Permission} to that role, or act as another one ({access.Region}).", innerException: inner);

    public static ExecutionException Throttled(AwsPurpose purpose, AwsAccess access, AmazonServiceException inner) => new(
        purpose.Action, purpose.Subject, $"AWS asked to slow down, {access.Retries + 1} times in a row ({inner.ErrorCode}){Request(inner)}",
        "Run it again in a minute; other pipelines use the same account and region.", innerException: inner);

    public static ExecutionException Refused(AwsPurpose purpose, AwsAccess access, AmazonServiceException inner) => new(
        purpose.Action, purpose.Subject, $"{inner.ErrorCode ?? inner.StatusCode.ToString()}: {FirstLine(inner.Message)}{Request(inner)}",
        RemedyFor(inner.ErrorCode, purpose, access), innerException: inner);

    public static ExecutionException NotSent(AwsPurpose purpose, AwsAccess access, AmazonClientException inner) => new(
        purpose.Action, purpose.Subject, FirstLine(inner.Message), $"Look at the credentials and the region ({access.Region}).", innerException: inner);

    public static ExecutionException Unreachable(AwsPurpose purpose, AwsAccess access, Exception inner) => new(
        purpose.Action, purpose.Subject, $"{Where(access)} cannot be reached: {FirstLine(inner.Message)}",
        "Look at the network, at AWS_ENDPOINT_URL and at the region.", innerException: inner);

    /// <summary>The user or role that a refusal names; null when it names none.</summary>
    public static string? PrincipalIn(string message) => Principal().Match(message) is { Success: true } match ? match.Groups["arn"].Value : null;

    private static string RemedyFor(string? code, AwsPurpose purpose, AwsAccess access) => code switch
    {
        "ExpiredToken" or "ExpiredTokenException" => "Log in again: the credentials have expired.",
        "InvalidClientTokenId" or "UnrecognizedClientException" or "InvalidAccessKeyId" => "Log in again: AWS does not know this access key.",
        "SignatureDoesNotMatch" or "InvalidSignatureException" => $"Look at AWS_SECRET_ACCESS_KEY, at this machine's clock and at the region ({access.Region}).",
        "InvalidIdentityToken" or "InvalidIdentityTokenException" or "ExpiredIdentityToken" => $"Let {purpose.Subject} trust this GitLab: issuer, audience (aud) and subject (sub) of the id_token.",
        _ => "Mend what it says, and run it again.",
    };

    private static string Where(AwsAccess access) => access.Endpoint is { } endpoint ? endpoint.GetLeftPart(UriPartial.Authority) : $"AWS in {access.Region}";

    private static string Request(AmazonServiceException exception) => string.IsNullOrEmpty(exception.RequestId) ? "" : $" (request {exception.RequestId})";

    private static string FirstLine(string text) => text.Split('\n')[0].Trim().TrimEnd('.');

    [GeneratedRegex(@"(?:User|Role|principal): (?<arn>arn:[^\s]+)")]
    private static partial Regex Principal();
}

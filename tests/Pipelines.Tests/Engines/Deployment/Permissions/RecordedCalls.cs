using System.Text.RegularExpressions;
using Pipelines.Testing;

namespace Pipelines.Tests.Engines.Deployment.Permissions;

/// <summary>Stands between a client and AWS, hands everything on as it is, and keeps the names of the calls: what IAM would be asked.</summary>
internal sealed partial class RecordedCalls : IDisposable
{
    private static readonly Dictionary<string, string> Services = new() { ["AmazonEC2ContainerServiceV20141113"] = "ecs", ["AmazonEC2ContainerRegistry_V20150921"] = "ecr", ["Logs_20140328"] = "logs" };

    private readonly HttpClient _client = new();
    private ScriptedServer? _server;

    /// <summary>IAM's names of the calls that were made, each once.</summary>
    public IReadOnlySet<string> Actions => _server!.Requests.Select(ActionOf).ToHashSet();

    /// <summary>How often a call was made.</summary>
    public int Count(string action) => _server!.Requests.Count(request => ActionOf(request) == action);

    /// <summary>Starts to stand there, and says where.</summary>
    public Uri Before(Uri endpoint)
    {
        _server = ScriptedServer.Answering(request => HandOn(request, endpoint));
        return _server.Address;
    }

    public void Dispose()
    {
        _server?.Dispose();
        _client.Dispose();
    }

    /// <summary>What IAM asks for a request to the registry's API: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html.</summary>
    public static IEnumerable<string> RegistryActions(IEnumerable<string> log) => log
        .Select(line => RegistryCall().Match(line)).Where(call => call.Success)
        .Select(call => (call.Groups["method"].Value, Kind: call.Groups["kind"].Value) switch
        {
            ("GET" or "HEAD", "manifests") => "ecr:BatchGetImage",
            ("GET", "referrers") => "ecr:ListImageReferrers",
            ("PUT", "manifests") => "ecr:PutImage",
            ("HEAD", "blobs") => "ecr:BatchCheckLayerAvailability",
            ("GET", "blobs") => "ecr:GetDownloadUrlForLayer",
            ("POST", "blobs/uploads") => "ecr:InitiateLayerUpload",
            ("PATCH", "blobs/uploads") => "ecr:UploadLayerPart",
            ("PUT", "blobs/uploads") => "ecr:CompleteLayerUpload",
            var other => other.ToString(),
        });

    private static string ActionOf(ScriptedRequest request)
    {
        if (request.Header("X-Amz-Target")?.Split('.') is [var service, var operation])
        {
            return $"{Services[service]}:{operation}";
        }

        // Both speak in forms; which one it is, the version says.
        return $"{(request.Text.Contains("Version=2015-12-01", StringComparison.Ordinal) ? "elasticloadbalancing" : "sts")}:{FormAction().Match(request.Text).Groups["action"].Value}";
    }

    private ScriptedAnswer HandOn(ScriptedRequest request, Uri endpoint)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(endpoint, request.Target)) { Content = new ByteArrayContent(request.Body.ToArray()) };
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var answer = _client.Send(message);
        using var body = new StreamReader(answer.Content.ReadAsStream());
        return ScriptedAnswer.Text(body.ReadToEnd(), (int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString() ?? "text/plain");
    }

    [GeneratedRegex("(?:^|&)Action=(?<action>[A-Za-z]+)")]
    private static partial Regex FormAction();

    [GeneratedRegex("^detail: (?<method>[A-Z]+) .*/(?<kind>manifests|referrers|blobs/uploads|blobs)(?:/|:|$)")]
    private static partial Regex RegistryCall();
}

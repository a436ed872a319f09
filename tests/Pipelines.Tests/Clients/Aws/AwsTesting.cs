using Pipelines.Clients.Aws;
using Pipelines.Testing;
using Pipelines.Values;

namespace Pipelines.Tests.Clients.Aws;

/// <summary>What the tests of this room share.</summary>
internal static class AwsTesting
{
    /// <summary>Access with a key to a scripted server, without the SDK's own retries, and with waits of full length that end at once.</summary>
    public static AwsAccess Access(ScriptedServer server) =>
        AwsAccess.WithKey("eu-west-1", "AKIDEXAMPLE", new Secret("secret-key"), new Secret("session-token")) with { Endpoint = server.Address, Retries = 0, Time = new RecordedWaits(), Jitter = () => 1 };

    /// <summary>An error as ECS and ECR answer it.</summary>
    public static ScriptedAnswer Error(string code, string message, int status = 400) =>
        ScriptedAnswer.Json($$"""{"__type":"{{code}}","message":"{{message}}"}""", status, "application/x-amz-json-1.1").With("x-amzn-RequestId", "r-1");

    /// <summary>An error as STS answers it.</summary>
    public static ScriptedAnswer StsError(string code, string message, int status = 400) => ScriptedAnswer.Text(
        $"""
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>r-2</RequestId></ErrorResponse>
        """,
        status,
        "text/xml");

    /// <summary>GetCallerIdentity's answer.</summary>
    public static ScriptedAnswer Identity(string account = "111111111111", string arn = "arn:aws:sts::111111111111:assumed-role/deploy/ci") => ScriptedAnswer.Text(
        $"""
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>{arn}</Arn><UserId>U</UserId><Account>{account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r-3</RequestId></ResponseMetadata></GetCallerIdentityResponse>
        """,
        contentType: "text/xml");

    /// <summary>The operation that a request names.</summary>
    public static string Operation(ScriptedRequest request) =>
        request.Header("X-Amz-Target") is { } target ? target[(target.IndexOf('.') + 1)..] : request.Text.Split('&').First(part => part.StartsWith("Action=", StringComparison.Ordinal))[7..];
}

/// <summary>A clock whose waits end at once, and are remembered.</summary>
internal sealed class RecordedWaits : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];

    public IReadOnlyList<TimeSpan> Waits => _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Add(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}

namespace Pipelines.Sandbox.Sts;

/// <summary>What a session token says under its seal.</summary>
internal sealed record Session(string AccessKeyId, string Account, string Arn, string UserId, DateTimeOffset Expiration);

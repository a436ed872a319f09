namespace Pipelines.Clients.Aws;

/// <summary>Where a container's log is in CloudWatch Logs.</summary>
/// <param name="Group">The log group.</param>
/// <param name="Stream">The stream: <c>prefix/container/task</c>.</param>
/// <param name="Region">The region; null = that of the cluster.</param>
internal sealed record LogStream(string Group, string Stream, string? Region);

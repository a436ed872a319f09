using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Pipelines.Values;

namespace Pipelines.Clients.Aws;

/// <summary>Amazon CloudWatch Logs, as far as the evidence of a failure needs it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/</remarks>
internal sealed class LogsClient(AwsAccess access) : IDisposable
{
    private readonly AmazonCloudWatchLogsClient _logs = new(access.Credentials, access.Configure(new AmazonCloudWatchLogsConfig()));
    private readonly AwsCalls _calls = new(access);

    /// <summary>The last lines of a stream, oldest first; none when there is no such stream.</summary>
    /// <exception cref="ExecutionException">CloudWatch Logs refused, or cannot be reached.</exception>
    public Task<IReadOnlyList<string>> TailAsync(LogStream stream, int lines, CancellationToken cancellationToken) => _calls.RunAsync<IReadOnlyList<string>>(
        AwsText.ReadingLog(stream),
        async () =>
        {
            try
            {
                var request = new GetLogEventsRequest { LogGroupName = stream.Group, LogStreamName = stream.Stream, Limit = lines, StartFromHead = false };
                var answer = await _logs.GetLogEventsAsync(request, cancellationToken);
                return [.. (answer.Events ?? []).SelectMany(one => (one.Message ?? "").TrimEnd().Split('\n')).TakeLast(lines)];
            }
            catch (ResourceNotFoundException)
            {
                return [];
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _logs.Dispose();
}

using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</summary>
public class FilterLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public string FilterPattern { get; set; }

    public int? Limit { get; set; }

    public string LogGroupName { get; set; }

    public List<string> LogStreamNames { get; set; } = Collections.List<string>();

    public string LogStreamNamePrefix { get; set; }

    public string NextToken { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html</summary>
public class FilterLogEventsResponse : AmazonWebServiceResponse
{
    public List<FilteredLogEvent> Events { get; set; } = Collections.List<FilteredLogEvent>();

    public string NextToken { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html</summary>
public class FilteredLogEvent
{
    public string EventId { get; set; }

    public string LogStreamName { get; set; }

    public string Message { get; set; }
}

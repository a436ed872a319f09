using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html</summary>
public class GetLogEventsRequest : AmazonCloudWatchLogsRequest
{
    public string LogGroupName { get; set; }

    public string LogStreamName { get; set; }

    public int? Limit { get; set; }

    public string NextToken { get; set; }

    public bool? StartFromHead { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html</summary>
public class GetLogEventsResponse : AmazonWebServiceResponse
{
    public List<OutputLogEvent> Events { get; set; } = Collections.List<OutputLogEvent>();

    public string NextBackwardToken { get; set; }

    public string NextForwardToken { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_OutputLogEvent.html</summary>
public class OutputLogEvent
{
    public string Message { get; set; }
}

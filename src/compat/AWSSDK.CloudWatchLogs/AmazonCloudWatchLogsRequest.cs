using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>What every request to Amazon CloudWatch Logs derives from.</summary>
public class AmazonCloudWatchLogsRequest : AmazonWebServiceRequest;

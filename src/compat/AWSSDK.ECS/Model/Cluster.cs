using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Cluster.html</summary>
public class Cluster
{
    public string ClusterArn { get; set; }

    public string ClusterName { get; set; }

    public string Status { get; set; }

    public int? RegisteredContainerInstancesCount { get; set; }

    public int? RunningTasksCount { get; set; }

    public int? PendingTasksCount { get; set; }

    public int? ActiveServicesCount { get; set; }

    public List<KeyValuePair> Statistics { get; set; } = Collections.List<KeyValuePair>();

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();

    public List<ClusterSetting> Settings { get; set; } = Collections.List<ClusterSetting>();

    public List<string> CapacityProviders { get; set; } = Collections.List<string>();

    public List<CapacityProviderStrategyItem> DefaultCapacityProviderStrategy { get; set; } = Collections.List<CapacityProviderStrategyItem>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterSetting.html</summary>
public class ClusterSetting
{
    public ClusterSettingName Name { get; set; }

    public string Value { get; set; }
}

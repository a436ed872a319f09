using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html</summary>
public class Task
{
    public List<Attachment> Attachments { get; set; } = Collections.List<Attachment>();

    public string AvailabilityZone { get; set; }

    public string CapacityProviderName { get; set; }

    public string ClusterArn { get; set; }

    public Connectivity Connectivity { get; set; }

    public DateTime? ConnectivityAt { get; set; }

    public string ContainerInstanceArn { get; set; }

    public List<Container> Containers { get; set; } = Collections.List<Container>();

    public string Cpu { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string DesiredStatus { get; set; }

    public bool? EnableExecuteCommand { get; set; }

    public DateTime? ExecutionStoppedAt { get; set; }

    public string Group { get; set; }

    public HealthStatus HealthStatus { get; set; }

    public string LastStatus { get; set; }

    public LaunchType LaunchType { get; set; }

    public string Memory { get; set; }

    public string PlatformVersion { get; set; }

    public string PlatformFamily { get; set; }

    public DateTime? PullStartedAt { get; set; }

    public DateTime? PullStoppedAt { get; set; }

    public DateTime? StartedAt { get; set; }

    public string StartedBy { get; set; }

    public TaskStopCode StopCode { get; set; }

    public DateTime? StoppedAt { get; set; }

    public string StoppedReason { get; set; }

    public DateTime? StoppingAt { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();

    public string TaskArn { get; set; }

    public string TaskDefinitionArn { get; set; }

    public long? Version { get; set; }

    public EphemeralStorage EphemeralStorage { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Container.html</summary>
public class Container
{
    public string ContainerArn { get; set; }

    public string TaskArn { get; set; }

    public string Name { get; set; }

    public string Image { get; set; }

    public string ImageDigest { get; set; }

    public string RuntimeId { get; set; }

    public string LastStatus { get; set; }

    public int? ExitCode { get; set; }

    public string Reason { get; set; }

    public List<NetworkBinding> NetworkBindings { get; set; } = Collections.List<NetworkBinding>();

    public List<NetworkInterface> NetworkInterfaces { get; set; } = Collections.List<NetworkInterface>();

    public HealthStatus HealthStatus { get; set; }

    public string Cpu { get; set; }

    public string Memory { get; set; }

    public string MemoryReservation { get; set; }

    public List<string> GpuIds { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_NetworkBinding.html</summary>
public class NetworkBinding
{
    public string BindIP { get; set; }

    public int? ContainerPort { get; set; }

    public int? HostPort { get; set; }

    public TransportProtocol Protocol { get; set; }

    public string ContainerPortRange { get; set; }

    public string HostPortRange { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_NetworkInterface.html</summary>
public class NetworkInterface
{
    public string AttachmentId { get; set; }

    public string PrivateIpv4Address { get; set; }

    public string Ipv6Address { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Attachment.html</summary>
public class Attachment
{
    public string Id { get; set; }

    public string Type { get; set; }

    public string Status { get; set; }

    public List<KeyValuePair> Details { get; set; } = Collections.List<KeyValuePair>();
}

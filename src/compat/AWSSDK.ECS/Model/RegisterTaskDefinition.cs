using Amazon.JsonProtocol;
using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html</summary>
public class RegisterTaskDefinitionRequest : AmazonECSRequest
{
    public string Family { get; set; }

    public string TaskRoleArn { get; set; }

    public string ExecutionRoleArn { get; set; }

    public NetworkMode NetworkMode { get; set; }

    public List<ContainerDefinition> ContainerDefinitions { get; set; } = Collections.List<ContainerDefinition>();

    public List<Volume> Volumes { get; set; } = Collections.List<Volume>();

    public List<TaskDefinitionPlacementConstraint> PlacementConstraints { get; set; } = Collections.List<TaskDefinitionPlacementConstraint>();

    public List<string> RequiresCompatibilities { get; set; } = Collections.List<string>();

    public string Cpu { get; set; }

    public string Memory { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();

    public PidMode PidMode { get; set; }

    public IpcMode IpcMode { get; set; }

    public ProxyConfiguration ProxyConfiguration { get; set; }

    public List<InferenceAccelerator> InferenceAccelerators { get; set; } = Collections.List<InferenceAccelerator>();

    public EphemeralStorage EphemeralStorage { get; set; }

    public RuntimePlatform RuntimePlatform { get; set; }

    public bool? EnableFaultInjection { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html</summary>
public class RegisterTaskDefinitionResponse : AmazonWebServiceResponse
{
    public TaskDefinition TaskDefinition { get; set; }

    public List<Tag> Tags { get; set; } = Collections.List<Tag>();
}

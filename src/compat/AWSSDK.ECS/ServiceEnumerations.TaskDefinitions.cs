using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>A value of the API's type <c>ApplicationProtocol</c>.</summary>
public class ApplicationProtocol(string value) : ConstantClass(value)
{
    public static readonly ApplicationProtocol Grpc = new("grpc");
    public static readonly ApplicationProtocol Http = new("http");
    public static readonly ApplicationProtocol Http2 = new("http2");

    public static implicit operator ApplicationProtocol(string value) => FindValue(value);

    public static ApplicationProtocol FindValue(string value) => FindValue<ApplicationProtocol>(value);
}

/// <summary>A value of the API's type <c>CPUArchitecture</c>.</summary>
public class CPUArchitecture(string value) : ConstantClass(value)
{
    public static readonly CPUArchitecture ARM64 = new("ARM64");
    public static readonly CPUArchitecture X86_64 = new("X86_64");

    public static implicit operator CPUArchitecture(string value) => FindValue(value);

    public static CPUArchitecture FindValue(string value) => FindValue<CPUArchitecture>(value);
}

/// <summary>A value of the API's type <c>ContainerCondition</c>.</summary>
public class ContainerCondition(string value) : ConstantClass(value)
{
    public static readonly ContainerCondition COMPLETE = new("COMPLETE");
    public static readonly ContainerCondition HEALTHY = new("HEALTHY");
    public static readonly ContainerCondition START = new("START");
    public static readonly ContainerCondition SUCCESS = new("SUCCESS");

    public static implicit operator ContainerCondition(string value) => FindValue(value);

    public static ContainerCondition FindValue(string value) => FindValue<ContainerCondition>(value);
}

/// <summary>A value of the API's type <c>EFSAuthorizationConfigIAM</c>.</summary>
public class EFSAuthorizationConfigIAM(string value) : ConstantClass(value)
{
    public static readonly EFSAuthorizationConfigIAM DISABLED = new("DISABLED");
    public static readonly EFSAuthorizationConfigIAM ENABLED = new("ENABLED");

    public static implicit operator EFSAuthorizationConfigIAM(string value) => FindValue(value);

    public static EFSAuthorizationConfigIAM FindValue(string value) => FindValue<EFSAuthorizationConfigIAM>(value);
}

/// <summary>A value of the API's type <c>EFSTransitEncryption</c>.</summary>
public class EFSTransitEncryption(string value) : ConstantClass(value)
{
    public static readonly EFSTransitEncryption DISABLED = new("DISABLED");
    public static readonly EFSTransitEncryption ENABLED = new("ENABLED");

    public static implicit operator EFSTransitEncryption(string value) => FindValue(value);

    public static EFSTransitEncryption FindValue(string value) => FindValue<EFSTransitEncryption>(value);
}

/// <summary>A value of the API's type <c>EnvironmentFileType</c>.</summary>
public class EnvironmentFileType(string value) : ConstantClass(value)
{
    public static readonly EnvironmentFileType S3 = new("s3");

    public static implicit operator EnvironmentFileType(string value) => FindValue(value);

    public static EnvironmentFileType FindValue(string value) => FindValue<EnvironmentFileType>(value);
}

/// <summary>A value of the API's type <c>FirelensConfigurationType</c>.</summary>
public class FirelensConfigurationType(string value) : ConstantClass(value)
{
    public static readonly FirelensConfigurationType Fluentbit = new("fluentbit");
    public static readonly FirelensConfigurationType Fluentd = new("fluentd");

    public static implicit operator FirelensConfigurationType(string value) => FindValue(value);

    public static FirelensConfigurationType FindValue(string value) => FindValue<FirelensConfigurationType>(value);
}

/// <summary>A value of the API's type <c>IpcMode</c>.</summary>
public class IpcMode(string value) : ConstantClass(value)
{
    public static readonly IpcMode Host = new("host");
    public static readonly IpcMode None = new("none");
    public static readonly IpcMode Task = new("task");

    public static implicit operator IpcMode(string value) => FindValue(value);

    public static IpcMode FindValue(string value) => FindValue<IpcMode>(value);
}

/// <summary>A value of the API's type <c>LogDriver</c>.</summary>
public class LogDriver(string value) : ConstantClass(value)
{
    public static readonly LogDriver Awsfirelens = new("awsfirelens");
    public static readonly LogDriver Awslogs = new("awslogs");
    public static readonly LogDriver Fluentd = new("fluentd");
    public static readonly LogDriver Gelf = new("gelf");
    public static readonly LogDriver Journald = new("journald");
    public static readonly LogDriver JsonFile = new("json-file");
    public static readonly LogDriver Splunk = new("splunk");
    public static readonly LogDriver Syslog = new("syslog");

    public static implicit operator LogDriver(string value) => FindValue(value);

    public static LogDriver FindValue(string value) => FindValue<LogDriver>(value);
}

/// <summary>A value of the API's type <c>NetworkMode</c>.</summary>
public class NetworkMode(string value) : ConstantClass(value)
{
    public static readonly NetworkMode Awsvpc = new("awsvpc");
    public static readonly NetworkMode Bridge = new("bridge");
    public static readonly NetworkMode Host = new("host");
    public static readonly NetworkMode None = new("none");

    public static implicit operator NetworkMode(string value) => FindValue(value);

    public static NetworkMode FindValue(string value) => FindValue<NetworkMode>(value);
}

/// <summary>A value of the API's type <c>OSFamily</c>.</summary>
public class OSFamily(string value) : ConstantClass(value)
{
    public static readonly OSFamily LINUX = new("LINUX");
    public static readonly OSFamily WINDOWS_SERVER_2004_CORE = new("WINDOWS_SERVER_2004_CORE");
    public static readonly OSFamily WINDOWS_SERVER_2016_FULL = new("WINDOWS_SERVER_2016_FULL");
    public static readonly OSFamily WINDOWS_SERVER_2019_CORE = new("WINDOWS_SERVER_2019_CORE");
    public static readonly OSFamily WINDOWS_SERVER_2019_FULL = new("WINDOWS_SERVER_2019_FULL");
    public static readonly OSFamily WINDOWS_SERVER_2022_CORE = new("WINDOWS_SERVER_2022_CORE");
    public static readonly OSFamily WINDOWS_SERVER_2022_FULL = new("WINDOWS_SERVER_2022_FULL");
    public static readonly OSFamily WINDOWS_SERVER_2025_CORE = new("WINDOWS_SERVER_2025_CORE");
    public static readonly OSFamily WINDOWS_SERVER_2025_FULL = new("WINDOWS_SERVER_2025_FULL");
    public static readonly OSFamily WINDOWS_SERVER_20H2_CORE = new("WINDOWS_SERVER_20H2_CORE");

    public static implicit operator OSFamily(string value) => FindValue(value);

    public static OSFamily FindValue(string value) => FindValue<OSFamily>(value);
}

/// <summary>A value of the API's type <c>PidMode</c>.</summary>
public class PidMode(string value) : ConstantClass(value)
{
    public static readonly PidMode Host = new("host");
    public static readonly PidMode Task = new("task");

    public static implicit operator PidMode(string value) => FindValue(value);

    public static PidMode FindValue(string value) => FindValue<PidMode>(value);
}

/// <summary>A value of the API's type <c>ProxyConfigurationType</c>.</summary>
public class ProxyConfigurationType(string value) : ConstantClass(value)
{
    public static readonly ProxyConfigurationType APPMESH = new("APPMESH");

    public static implicit operator ProxyConfigurationType(string value) => FindValue(value);

    public static ProxyConfigurationType FindValue(string value) => FindValue<ProxyConfigurationType>(value);
}

/// <summary>A value of the API's type <c>ResourceType</c>.</summary>
public class ResourceType(string value) : ConstantClass(value)
{
    public static readonly ResourceType GPU = new("GPU");
    public static readonly ResourceType InferenceAccelerator = new("InferenceAccelerator");

    public static implicit operator ResourceType(string value) => FindValue(value);

    public static ResourceType FindValue(string value) => FindValue<ResourceType>(value);
}

/// <summary>A value of the API's type <c>Scope</c>.</summary>
public class Scope(string value) : ConstantClass(value)
{
    public static readonly Scope Shared = new("shared");
    public static readonly Scope Task = new("task");

    public static implicit operator Scope(string value) => FindValue(value);

    public static Scope FindValue(string value) => FindValue<Scope>(value);
}

/// <summary>A value of the API's type <c>TargetType</c>.</summary>
public class TargetType(string value) : ConstantClass(value)
{
    public static readonly TargetType ContainerInstance = new("container-instance");

    public static implicit operator TargetType(string value) => FindValue(value);

    public static TargetType FindValue(string value) => FindValue<TargetType>(value);
}

/// <summary>A value of the API's type <c>TaskDefinitionPlacementConstraintType</c>.</summary>
public class TaskDefinitionPlacementConstraintType(string value) : ConstantClass(value)
{
    public static readonly TaskDefinitionPlacementConstraintType MemberOf = new("memberOf");

    public static implicit operator TaskDefinitionPlacementConstraintType(string value) => FindValue(value);

    public static TaskDefinitionPlacementConstraintType FindValue(string value) => FindValue<TaskDefinitionPlacementConstraintType>(value);
}

/// <summary>A value of the API's type <c>TaskDefinitionStatus</c>.</summary>
public class TaskDefinitionStatus(string value) : ConstantClass(value)
{
    public static readonly TaskDefinitionStatus ACTIVE = new("ACTIVE");
    public static readonly TaskDefinitionStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly TaskDefinitionStatus INACTIVE = new("INACTIVE");

    public static implicit operator TaskDefinitionStatus(string value) => FindValue(value);

    public static TaskDefinitionStatus FindValue(string value) => FindValue<TaskDefinitionStatus>(value);
}

/// <summary>A value of the API's type <c>TransportProtocol</c>.</summary>
public class TransportProtocol(string value) : ConstantClass(value)
{
    public static readonly TransportProtocol Tcp = new("tcp");
    public static readonly TransportProtocol Udp = new("udp");

    public static implicit operator TransportProtocol(string value) => FindValue(value);

    public static TransportProtocol FindValue(string value) => FindValue<TransportProtocol>(value);
}

/// <summary>A value of the API's type <c>UlimitName</c>.</summary>
public class UlimitName(string value) : ConstantClass(value)
{
    public static readonly UlimitName Core = new("core");
    public static readonly UlimitName Cpu = new("cpu");
    public static readonly UlimitName Data = new("data");
    public static readonly UlimitName Fsize = new("fsize");
    public static readonly UlimitName Locks = new("locks");
    public static readonly UlimitName Memlock = new("memlock");
    public static readonly UlimitName Msgqueue = new("msgqueue");
    public static readonly UlimitName Nice = new("nice");
    public static readonly UlimitName Nofile = new("nofile");
    public static readonly UlimitName Nproc = new("nproc");
    public static readonly UlimitName Rss = new("rss");
    public static readonly UlimitName Rtprio = new("rtprio");
    public static readonly UlimitName Rttime = new("rttime");
    public static readonly UlimitName Sigpending = new("sigpending");
    public static readonly UlimitName Stack = new("stack");

    public static implicit operator UlimitName(string value) => FindValue(value);

    public static UlimitName FindValue(string value) => FindValue<UlimitName>(value);
}

/// <summary>A value of the API's type <c>VersionConsistency</c>.</summary>
public class VersionConsistency(string value) : ConstantClass(value)
{
    public static readonly VersionConsistency Disabled = new("disabled");
    public static readonly VersionConsistency Enabled = new("enabled");

    public static implicit operator VersionConsistency(string value) => FindValue(value);

    public static VersionConsistency FindValue(string value) => FindValue<VersionConsistency>(value);
}

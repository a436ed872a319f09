using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html</summary>
public class ContainerDefinition
{
    public string Name { get; set; }

    public string Image { get; set; }

    public RepositoryCredentials RepositoryCredentials { get; set; }

    public int? Cpu { get; set; }

    public int? Memory { get; set; }

    public int? MemoryReservation { get; set; }

    public List<string> Links { get; set; } = Collections.List<string>();

    public List<PortMapping> PortMappings { get; set; } = Collections.List<PortMapping>();

    public bool? Essential { get; set; }

    public ContainerRestartPolicy RestartPolicy { get; set; }

    public List<string> EntryPoint { get; set; } = Collections.List<string>();

    public List<string> Command { get; set; } = Collections.List<string>();

    public List<KeyValuePair> Environment { get; set; } = Collections.List<KeyValuePair>();

    public List<EnvironmentFile> EnvironmentFiles { get; set; } = Collections.List<EnvironmentFile>();

    public List<MountPoint> MountPoints { get; set; } = Collections.List<MountPoint>();

    public List<VolumeFrom> VolumesFrom { get; set; } = Collections.List<VolumeFrom>();

    public LinuxParameters LinuxParameters { get; set; }

    public List<Secret> Secrets { get; set; } = Collections.List<Secret>();

    public List<ContainerDependency> DependsOn { get; set; } = Collections.List<ContainerDependency>();

    public int? StartTimeout { get; set; }

    public int? StopTimeout { get; set; }

    public VersionConsistency VersionConsistency { get; set; }

    public string Hostname { get; set; }

    public string User { get; set; }

    public string WorkingDirectory { get; set; }

    public bool? DisableNetworking { get; set; }

    public bool? Privileged { get; set; }

    public bool? ReadonlyRootFilesystem { get; set; }

    public List<string> DnsServers { get; set; } = Collections.List<string>();

    public List<string> DnsSearchDomains { get; set; } = Collections.List<string>();

    public List<HostEntry> ExtraHosts { get; set; } = Collections.List<HostEntry>();

    public List<string> DockerSecurityOptions { get; set; } = Collections.List<string>();

    public bool? Interactive { get; set; }

    public bool? PseudoTerminal { get; set; }

    public Dictionary<string, string> DockerLabels { get; set; } = Collections.Dictionary<string, string>();

    public List<Ulimit> Ulimits { get; set; } = Collections.List<Ulimit>();

    public LogConfiguration LogConfiguration { get; set; }

    public HealthCheck HealthCheck { get; set; }

    public List<SystemControl> SystemControls { get; set; } = Collections.List<SystemControl>();

    public List<ResourceRequirement> ResourceRequirements { get; set; } = Collections.List<ResourceRequirement>();

    public FirelensConfiguration FirelensConfiguration { get; set; }

    public List<string> CredentialSpecs { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html</summary>
public class KeyValuePair
{
    public string Name { get; set; }

    public string Value { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html</summary>
public class Secret
{
    public string Name { get; set; }

    public string ValueFrom { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html</summary>
public class EnvironmentFile
{
    public string Value { get; set; }

    public EnvironmentFileType Type { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html</summary>
public class PortMapping
{
    public int? ContainerPort { get; set; }

    public int? HostPort { get; set; }

    public TransportProtocol Protocol { get; set; }

    public string Name { get; set; }

    public ApplicationProtocol AppProtocol { get; set; }

    public string ContainerPortRange { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html</summary>
public class ContainerDependency
{
    public string ContainerName { get; set; }

    public ContainerCondition Condition { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html</summary>
public class HealthCheck
{
    public List<string> Command { get; set; } = Collections.List<string>();

    public int? Interval { get; set; }

    public int? Timeout { get; set; }

    public int? Retries { get; set; }

    public int? StartPeriod { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html</summary>
public class LogConfiguration
{
    public LogDriver LogDriver { get; set; }

    public Dictionary<string, string> Options { get; set; } = Collections.Dictionary<string, string>();

    public List<Secret> SecretOptions { get; set; } = Collections.List<Secret>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html</summary>
public class MountPoint
{
    public string SourceVolume { get; set; }

    public string ContainerPath { get; set; }

    public bool? ReadOnly { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VolumeFrom.html</summary>
public class VolumeFrom
{
    public string SourceContainer { get; set; }

    public bool? ReadOnly { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RepositoryCredentials.html</summary>
public class RepositoryCredentials
{
    public string CredentialsParameter { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html</summary>
public class ContainerRestartPolicy
{
    public bool? Enabled { get; set; }

    public List<int> IgnoredExitCodes { get; set; } = Collections.List<int>();

    public int? RestartAttemptPeriod { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html</summary>
public class ResourceRequirement
{
    public string Value { get; set; }

    public ResourceType Type { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html</summary>
public class FirelensConfiguration
{
    public FirelensConfigurationType Type { get; set; }

    public Dictionary<string, string> Options { get; set; } = Collections.Dictionary<string, string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostEntry.html</summary>
public class HostEntry
{
    public string Hostname { get; set; }

    public string IpAddress { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html</summary>
public class SystemControl
{
    public string Namespace { get; set; }

    public string Value { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html</summary>
public class Ulimit
{
    public UlimitName Name { get; set; }

    public int? SoftLimit { get; set; }

    public int? HardLimit { get; set; }
}

using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html</summary>
public class Volume
{
    public string Name { get; set; }

    public HostVolumeProperties Host { get; set; }

    public DockerVolumeConfiguration DockerVolumeConfiguration { get; set; }

    public EFSVolumeConfiguration EfsVolumeConfiguration { get; set; }

    public S3FilesVolumeConfiguration S3filesVolumeConfiguration { get; set; }

    public FSxWindowsFileServerVolumeConfiguration FsxWindowsFileServerVolumeConfiguration { get; set; }

    public bool? ConfiguredAtLaunch { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostVolumeProperties.html</summary>
public class HostVolumeProperties
{
    public string SourcePath { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html</summary>
public class DockerVolumeConfiguration
{
    public Scope Scope { get; set; }

    public bool? Autoprovision { get; set; }

    public string Driver { get; set; }

    public Dictionary<string, string> DriverOpts { get; set; } = Collections.Dictionary<string, string>();

    public Dictionary<string, string> Labels { get; set; } = Collections.Dictionary<string, string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html</summary>
public class EFSVolumeConfiguration
{
    public string FileSystemId { get; set; }

    public string RootDirectory { get; set; }

    public EFSTransitEncryption TransitEncryption { get; set; }

    public int? TransitEncryptionPort { get; set; }

    public EFSAuthorizationConfig AuthorizationConfig { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html</summary>
public class EFSAuthorizationConfig
{
    public string AccessPointId { get; set; }

    public EFSAuthorizationConfigIAM Iam { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FSxWindowsFileServerVolumeConfiguration.html</summary>
public class FSxWindowsFileServerVolumeConfiguration
{
    public string FileSystemId { get; set; }

    public string RootDirectory { get; set; }

    public FSxWindowsFileServerAuthorizationConfig AuthorizationConfig { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FSxWindowsFileServerAuthorizationConfig.html</summary>
public class FSxWindowsFileServerAuthorizationConfig
{
    public string CredentialsParameter { get; set; }

    public string Domain { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_S3FilesVolumeConfiguration.html</summary>
public class S3FilesVolumeConfiguration
{
    public string FileSystemArn { get; set; }

    public string RootDirectory { get; set; }

    public int? TransitEncryptionPort { get; set; }

    public string AccessPointArn { get; set; }
}

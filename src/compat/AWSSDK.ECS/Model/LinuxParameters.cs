using Amazon.JsonProtocol;

namespace Amazon.ECS.Model;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html</summary>
public class LinuxParameters
{
    public KernelCapabilities Capabilities { get; set; }

    public List<Device> Devices { get; set; } = Collections.List<Device>();

    public bool? InitProcessEnabled { get; set; }

    public int? SharedMemorySize { get; set; }

    public List<Tmpfs> Tmpfs { get; set; } = Collections.List<Tmpfs>();

    public int? MaxSwap { get; set; }

    public int? Swappiness { get; set; }
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html</summary>
public class KernelCapabilities
{
    public List<string> Add { get; set; } = Collections.List<string>();

    public List<string> Drop { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Device.html</summary>
public class Device
{
    public string HostPath { get; set; }

    public string ContainerPath { get; set; }

    public List<string> Permissions { get; set; } = Collections.List<string>();
}

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html</summary>
public class Tmpfs
{
    public string ContainerPath { get; set; }

    public int? Size { get; set; }

    public List<string> MountOptions { get; set; } = Collections.List<string>();
}

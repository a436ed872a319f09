using static Pipelines.Engines.Deployment.Containers.Shape;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>The top level of the containers' JSON: the members of ECS's RegisterTaskDefinition that a developer writes.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html</remarks>
internal static class TaskMembers
{
    private static readonly Text Text = new();
    private static readonly Flag Flag = new();
    private static readonly Text Enabled = new("ENABLED", "DISABLED");

    /// <summary>All of them, in the order in which they are registered.</summary>
    public static readonly Record All = new(
        new("taskRoleArn", Text, "The role that the application itself has."),
        new("executionRoleArn", Text, "The role by which ECS pulls the image, reads the secrets and writes the log."),
        new("networkMode", new Text("awsvpc", "bridge", "host", "none"), "How containers reach the network; Fargate knows awsvpc only."),
        new("requiresCompatibilities", new ListOf(new Text("FARGATE", "EC2", "EXTERNAL", "MANAGED_INSTANCES")), "Where the task must be able to run."),
        new("runtimePlatform", Platform(), "Processor and operating system."),
        new("cpu", new Size("vCPU", 1024), "CPU units of the whole task as text, 1024 for one vCPU: \"256\" or \"1 vCPU\"."),
        new("memory", new Size("GB", 1024), "MiB of the whole task as text: \"512\" or \"2 GB\"."),
        new("ephemeralStorage", new Record(new Member("sizeInGiB", new Number(21, 200), "GiB, 21 to 200.", Required: true)), "The disk of a Fargate task when 20 GiB are too little."),
        new("containerDefinitions", new Named(ContainerMembers.All), "The containers by name; ECS's list form is accepted too.", Required: true),
        new("volumes", new ListOf(Volume()), "Volumes that containers mount by mountPoints."),
        new("placementConstraints", new ListOf(new Record(
            new("type", new Text("memberOf"), "memberOf."),
            new("expression", Text, "The expression of the cluster query language."))), "Which instances may run the task (EC2)."),
        new("proxyConfiguration", new Record(
            new("type", new Text("APPMESH"), "APPMESH."),
            new("containerName", Text, "The container that is the proxy.", Required: true),
            new("properties", new Named(Text, "value"), "The proxy's settings by name.")), "The App Mesh proxy."),
        new("pidMode", new Text("host", "task"), "Whose processes the containers see."),
        new("ipcMode", new Text("host", "task", "none"), "Whose shared memory the containers see."),
        new("inferenceAccelerators", new ListOf(new Record(
            new("deviceName", Text, "The device's name.", Required: true),
            new("deviceType", Text, "The device's type.", Required: true))), "Elastic Inference accelerators."),
        new("enableFaultInjection", Flag, "Lets AWS Fault Injection Service act on the task."));

    private static Record Platform() => new(
        new("cpuArchitecture", new Text("X86_64", "ARM64"), "The processor."),
        new("operatingSystemFamily", new Text(
            "LINUX", "WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_2019_FULL", "WINDOWS_SERVER_2019_CORE", "WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_20H2_CORE",
            "WINDOWS_SERVER_2022_FULL", "WINDOWS_SERVER_2022_CORE", "WINDOWS_SERVER_2025_FULL", "WINDOWS_SERVER_2025_CORE"), "The operating system."));

    private static Record Volume() => new(
        new("name", Text, "The name that mountPoints use."),
        new("host", new Record(new Member("sourcePath", Text, "The folder on the instance.")), "A folder of the instance (EC2)."),
        new("configuredAtLaunch", Flag, "The service says what the volume is."),
        new("dockerVolumeConfiguration", new Record(
            new("scope", new Text("task", "shared"), "How long the volume lives."),
            new("autoprovision", Flag, "Made when it is not there."),
            new("driver", Text, "The volume driver."),
            new("driverOpts", new MapOf(Text), "Options of the driver."),
            new("labels", new MapOf(Text), "Labels of the volume.")), "A Docker volume (EC2)."),
        new("efsVolumeConfiguration", new Record(
            new("fileSystemId", Text, "The file system.", Required: true),
            new("rootDirectory", Text, "The folder of the file system that is mounted."),
            new("transitEncryption", Enabled, "Encryption between task and file system."),
            new("transitEncryptionPort", new Number(0, 65535), "The port of the encrypted connection."),
            new("authorizationConfig", new Record(
                new("accessPointId", Text, "The access point."),
                new("iam", Enabled, "Use the task role.")), "Who may mount.")), "An Elastic File System."),
        new("fsxWindowsFileServerVolumeConfiguration", new Record(
            new("fileSystemId", Text, "The file system.", Required: true),
            new("rootDirectory", Text, "The folder of the file system that is mounted.", Required: true),
            new("authorizationConfig", new Record(
                new("credentialsParameter", Text, "The ARN of the credentials.", Required: true),
                new("domain", Text, "The Active Directory domain.", Required: true)), "Who mounts.", Required: true)), "An FSx file system for Windows."));
}

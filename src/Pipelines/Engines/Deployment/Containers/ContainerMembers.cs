using static Pipelines.Engines.Deployment.Containers.Shape;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>One container of the containers' JSON: the members of ECS's ContainerDefinition without <c>name</c>, which is the key.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html</remarks>
internal static class ContainerMembers
{
    private static readonly Text Text = new();
    private static readonly ListOf Texts = new(Text);
    private static readonly Flag Flag = new();
    private static readonly Number Number = new();
    private static readonly Number Port = new(0, 65535);

    /// <summary>All of them, in the order in which they are registered.</summary>
    public static readonly Record All = new(
        new("image", Text, "Only for a sidecar, by digest: repository@sha256:…; the deployment puts the service's own image in."),
        new("repositoryCredentials", new Record(new Member("credentialsParameter", Text, "The ARN of the secret.", Required: true)), "Credentials of a private registry that is not ECR."),
        new("essential", Flag, "The task stops when this container does; true unless said otherwise."),
        new("cpu", Number, "CPU units of this container; 1024 are one vCPU."),
        new("memory", Number, "MiB at which the container is killed."),
        new("memoryReservation", Number, "MiB that are kept for the container."),
        new("entryPoint", Texts, "The entry point instead of the image's."),
        new("command", Texts, "The command instead of the image's."),
        new("workingDirectory", Text, "The working folder instead of the image's."),
        new("user", Text, "The user instead of the image's: user, uid, user:group or uid:gid."),
        new("environment", new Named(Text, "value"), "Environment variables by name; an empty text survives. Never for secrets: they stay readable for ever."),
        new("environmentFiles", new ListOf(new Record(
            new("value", Text, "The ARN of the object.", Required: true),
            new("type", new Text("s3"), "s3.", Required: true))), "Files of environment variables in S3."),
        new("secrets", new Named(Text, "valueFrom"), "Environment variables by name, each read by ECS at start from the full ARN of a secret or parameter."),
        new("portMappings", new ListOf(new Record(
            new("containerPort", Port, "The port that the application listens on."),
            new("hostPort", Port, "The port of the instance; leave it out with awsvpc."),
            new("containerPortRange", Text, "A range, first-last."),
            new("protocol", new Text("tcp", "udp"), "tcp unless said otherwise."),
            new("name", Text, "The name that Service Connect uses."),
            new("appProtocol", new Text("http", "http2", "grpc"), "What Service Connect speaks."))), "The ports that the application listens on."),
        new("healthCheck", new Record(
            new("command", Texts, "[\"CMD\", …] or [\"CMD-SHELL\", …].", Required: true),
            new("interval", Number, "Seconds between two checks; 30 unless said otherwise."),
            new("timeout", Number, "Seconds after which a check has failed; 5 unless said otherwise."),
            new("retries", Number, "Failures in a row that make the container unhealthy; 3 unless said otherwise."),
            new("startPeriod", Number, "Seconds during which failures do not count.")), "How ECS knows that the container works; the image's own HEALTHCHECK is ignored by ECS."),
        new("dependsOn", new ListOf(new Record(
            new("containerName", Text, "The other container.", Required: true),
            new("condition", new Text("START", "COMPLETE", "SUCCESS", "HEALTHY"), "What must have happened to it.", Required: true))), "Containers that come before this one."),
        new("startTimeout", Number, "Seconds to wait for what dependsOn names."),
        new("stopTimeout", Number, "Seconds between SIGTERM and SIGKILL; 30 unless said otherwise, at most 120 on Fargate."),
        new("restartPolicy", new Record(
            new("enabled", Flag, "Restarts the container without a new task.", Required: true),
            new("ignoredExitCodes", new ListOf(new Number(0, 255)), "Exit codes after which it is not restarted."),
            new("restartAttemptPeriod", Number, "Seconds it must have run before it is restarted.")), "Whether ECS restarts the container alone."),
        new("logConfiguration", new Record(
            new("logDriver", new Text("awslogs", "awsfirelens", "splunk", "json-file", "syslog", "journald", "gelf", "fluentd"), "Where the output goes; Fargate knows the first three.", Required: true),
            new("options", new MapOf(Text), "Options of the driver."),
            new("secretOptions", new Named(Text, "valueFrom"), "Options of the driver that are secret, by name.")), "Where the container's output goes."),
        new("firelensConfiguration", new Record(
            new("type", new Text("fluentd", "fluentbit"), "The router.", Required: true),
            new("options", new MapOf(Text), "Options of the router.")), "Makes this container the log router."),
        new("mountPoints", new ListOf(new Record(
            new("sourceVolume", Text, "The volume's name."),
            new("containerPath", Text, "Where it is mounted."),
            new("readOnly", Flag, "Without writing."))), "Volumes of the task that this container sees."),
        new("volumesFrom", new ListOf(new Record(
            new("sourceContainer", Text, "The other container."),
            new("readOnly", Flag, "Without writing."))), "Mounts of another container."),
        new("readonlyRootFilesystem", Flag, "The container cannot write to its own file system."),
        new("privileged", Flag, "All rights of the instance (EC2)."),
        new("linuxParameters", Linux(), "Settings of the Linux kernel."),
        new("ulimits", new ListOf(new Record(
            new("name", new Text(
                "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss", "rtprio", "rttime", "sigpending", "stack"), "The limit.", Required: true),
            new("softLimit", Number, "The limit at start.", Required: true),
            new("hardLimit", Number, "The limit up to which it may be raised.", Required: true))), "Limits of the processes."),
        new("systemControls", new ListOf(new Record(
            new("namespace", Text, "The kernel parameter."),
            new("value", Text, "Its value."))), "Kernel parameters (sysctl)."),
        new("resourceRequirements", new ListOf(new Record(
            new("type", new Text("GPU", "InferenceAccelerator"), "What is needed.", Required: true),
            new("value", Text, "How many, or which.", Required: true))), "GPUs and accelerators."),
        new("versionConsistency", new Text("enabled", "disabled"), "Whether ECS pins a tag to its digest; digests need no pin."),
        new("dockerLabels", new MapOf(Text), "Labels of the container."),
        new("dockerSecurityOptions", Texts, "SELinux, AppArmor or gMSA options (EC2)."),
        new("credentialSpecs", Texts, "Active Directory credentials."),
        new("hostname", Text, "The host name inside."),
        new("links", Texts, "Other containers by name (bridge network)."),
        new("extraHosts", new ListOf(new Record(
            new("hostname", Text, "The name.", Required: true),
            new("ipAddress", Text, "Its address.", Required: true))), "Lines of /etc/hosts."),
        new("dnsServers", Texts, "Name servers."),
        new("dnsSearchDomains", Texts, "Domains that are tried for short names."),
        new("disableNetworking", Flag, "No network at all."),
        new("interactive", Flag, "Keeps standard input open."),
        new("pseudoTerminal", Flag, "Gives the container a terminal."));

    private static Record Linux() => new(
        new("capabilities", new Record(
            new("add", Texts, "Rights to add."),
            new("drop", Texts, "Rights to take away.")), "Rights of the kernel."),
        new("initProcessEnabled", Flag, "Runs an init process that forwards signals and reaps children."),
        new("devices", new ListOf(new Record(
            new("hostPath", Text, "The device of the instance.", Required: true),
            new("containerPath", Text, "Its name inside."),
            new("permissions", new ListOf(new Text("read", "write", "mknod")), "What may be done with it."))), "Devices (EC2)."),
        new("tmpfs", new ListOf(new Record(
            new("containerPath", Text, "Where it is mounted.", Required: true),
            new("size", Number, "MiB.", Required: true),
            new("mountOptions", Texts, "Options of the mount."))), "File systems in memory."),
        new("sharedMemorySize", Number, "MiB of /dev/shm."),
        new("maxSwap", Number, "MiB of swap (EC2)."),
        new("swappiness", new Number(0, 100), "How readily the kernel swaps (EC2)."));
}

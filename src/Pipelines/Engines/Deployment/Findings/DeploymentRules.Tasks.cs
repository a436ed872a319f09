namespace Pipelines.Engines.Deployment.Findings;

// The task definition as a whole (01), and what Fargate makes of it (02).
internal static partial class DeploymentRules
{
    private const string
        Limits = Ecs + "service-quotas.html",
        ExecutionRolePage = Ecs + "task_execution_IAM_role.html",
        TaskRolePage = Ecs + "task-iam-roles.html",
        Fargate = Ecs + "fargate-tasks-services.html",
        PlatformPage = Ecs + "platform-fargate.html";

    public static DeploymentRule TooLarge { get; } = Error("ECS0101", "the task definition has {0} bytes; ECS takes {1}", "Move values out of environment into secrets or files.", Limits);

    public static DeploymentRule TooManyContainers { get; } = Error("ECS0102", "{0} containers in one task; ECS takes {1}", "Split the service.", Limits);

    public static DeploymentRule ContainerName { get; } = Error("ECS0103", "'{0}' cannot name a container: ECS takes 1 to 255 letters, digits, '-' and '_'", "Rename it.", Api + "API_ContainerDefinition.html");

    public static DeploymentRule FamilyName { get; } = Error("ECS0104", "'{0}' cannot name a family: ECS takes 1 to 255 letters, digits, '-' and '_'", "Set Family of the service.", Api + "API_RegisterTaskDefinition.html");

    public static DeploymentRule NothingEssential { get; } = Error("ECS0105", "no container is essential, and ECS wants one whose end is the task's end", "Remove \"essential\": false from the container that serves.", Parameters + "#container_definition_environment");

    public static DeploymentRule OwnIsNotEssential { get; } = Warning("ECS0106", "container '{0}', which the service is named after, is not essential: the task goes on when it has ended", "Remove \"essential\": false.", Parameters + "#container_definition_environment");

    public static DeploymentRule RoleOfAnotherAccount { get; } = Error("ECS0111", "{0} '{1}' is not in {2}, the account of {3}", "Write the role of {3}.", TaskRolePage);

    public static DeploymentRule RoleOfAnotherPartition { get; } = Error("ECS0112", "{0} '{1}' is in partition {2}, and {3} is in {4}", "Write the role of that region's partition.", "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html");

    public static DeploymentRule NotARole { get; } = Error("ECS0113", "{0} '{1}' is no role", "Write its ARN: arn:aws:iam::<account>:role/<name>.", TaskRolePage);

    public static DeploymentRule NoExecutionRole { get; } = Error("ECS0114", "without an execution role {0}", "Write \"executionRoleArn\".", ExecutionRolePage);

    public static DeploymentRule MemoryReservation { get; } = Error("ECS0121", "container '{0}' reserves {1} MiB and may have {2}", "Let memory be as large as memoryReservation.", Parameters + "#container_definition_memory");

    public static DeploymentRule ContainersMemory { get; } = Error("ECS0122", "the containers want {0} MiB together, and the task has {1}", "Raise memory of the task, or lower that of the containers.", Parameters + "#task_size");

    public static DeploymentRule ContainersCpu { get; } = Error("ECS0123", "the containers want {0} cpu units together, and the task has {1}", "Raise cpu of the task, or lower that of the containers.", Parameters + "#task_size");

    public static DeploymentRule ContainerMemory { get; } = Error("ECS0124", "container '{0}' may have {1} MiB, and the task has {2}", "Raise memory of the task, or lower that of the container.", Parameters + "#task_size");

    public static DeploymentRule NoVolume { get; } = Error("ECS0131", "container '{0}' mounts the volume '{1}', which the task does not have", "Write it into volumes, or correct the name.", Ecs + "using_data_volumes.html");

    public static DeploymentRule UnusedVolume { get; } = Warning("ECS0132", "no container mounts the volume '{0}'", "Remove it, or mount it.", Ecs + "using_data_volumes.html");

    public static DeploymentRule NoVolumesFrom { get; } = Error("ECS0133", "container '{0}' takes the mounts of '{1}', and there is no such container", "Correct the name.", Parameters + "#container_definition_storage");

    public static DeploymentRule OtherArchitecture { get; } = Error(
        "ECS0141", "the task runs on {0}, and the image {1} is made for {2}; its containers would end with 'exec format error'", "Build the image for {0}, or correct runtimePlatform.", Parameters + "#runtime-platform");

    public static DeploymentRule OtherSystem { get; } = Error("ECS0142", "the task runs on {0}, and the image {1} is made for {2}", "Build the image for {0}, or correct runtimePlatform.", Parameters + "#runtime-platform");

    public static DeploymentRule ImageHealthCheck { get; } = Warning(
        "ECS0143", "the image of container '{0}' has a HEALTHCHECK, which ECS ignores", "Write it as healthCheck of the container.", Parameters + "#container_definition_healthcheck");

    public static DeploymentRule FargateNeedsAwsvpc { get; } = Error("ECS0201", "Fargate knows no network mode but awsvpc", "Write \"networkMode\": \"awsvpc\".", Fargate);

    public static DeploymentRule NoFargateSize { get; } = Error("ECS0202", "Fargate needs the size of the task", "Write \"cpu\" and \"memory\", such as \"256\" and \"512\".", Fargate + "#fargate-tasks-size");

    public static DeploymentRule NoFargateCpu { get; } = Error("ECS0203", "Fargate has no size with cpu {0}", "Write one of {1}.", Fargate + "#fargate-tasks-size");

    public static DeploymentRule NoFargatePair { get; } = Error("ECS0204", "Fargate has no size with cpu {0} and memory {1}", "Memory for cpu {0}: {2}.", Fargate + "#fargate-tasks-size");

    public static DeploymentRule NoWindowsSize { get; } = Error("ECS0205", "Fargate runs {0} with cpu 1024, 2048 or 4096, and not with {1}", "Write one of them.", Fargate + "#fargate-tasks-size");

    public static DeploymentRule StopTimeout { get; } = Error("ECS0206", "stopTimeout of container '{0}' is {1} s; Fargate takes {2}", "Write {2} or less.", Parameters + "#container_definition_timeout");

    public static DeploymentRule StartTimeout { get; } = Error("ECS0207", "startTimeout of container '{0}' is {1} s; Fargate takes {2}", "Write {2} or less.", Parameters + "#container_definition_timeout");

    public static DeploymentRule NotOnFargate { get; } = Error("ECS0208", "Fargate does not take {0}{1}", "Remove it.", Ecs + "fargate-tasks-services.html#fargate-task-defs");

    public static DeploymentRule FargateLogDriver { get; } = Error("ECS0209", "Fargate has no log driver '{0}'", "Write awslogs, awsfirelens or splunk.", Ecs + "fargate-tasks-services.html#fargate-tasks-logging");

    public static DeploymentRule WindowsOnArm { get; } = Error("ECS0210", "Fargate runs {0} on X86_64 alone", "Write \"cpuArchitecture\": \"X86_64\".", Parameters + "#runtime-platform");

    public static DeploymentRule OldPlatform { get; } = Error("ECS0211", "a task with cpu {0} needs platform version 1.4.0, and the service has {1}", "Let the infrastructure set the platform version to LATEST, or write a cpu up to 4096.", PlatformPage);
}

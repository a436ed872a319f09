using System.Text.RegularExpressions;
using static Pipelines.Engines.Deployment.Applying.CauseKind;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>
/// The causes that ECS, the registries and the container runtime have words for, the special ones before the general: what says it, what it
/// means, and how it is mended. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
/// </summary>
internal static class KnownCauses
{
    private const string Unreachable = "i/o timeout|dial tcp|connection refused|connection reset|context deadline|request canceled|Client\\.Timeout|TLS handshake timeout|no route to host|connection issue between the task|RequestError: send request failed";

    private static readonly IReadOnlyList<Row> Table =
    [
        new(ImageOfOtherArchitecture, "exec format error|does not contain descriptor matching platform|no matching manifest for|image operating system .* cannot be used",
            "the image is built for another processor than the task runs on", "Build it for that platform, or set \"runtimePlatform\" of the task definition to the image's."),
        new(RegistryLimit, "toomanyrequests|pull rate limit|429 Too Many Requests",
            "the registry has had too many pulls", "Take the image from this account's ECR, or log in to that registry."),
        new(LogsNotWritable, "logging driver|logger args|log group does not exist|awslogs|CreateLogStream",
            "the log of a container cannot be written", "Create the log group of \"logConfiguration\", and allow logs:CreateLogStream and logs:PutLogEvents to the execution role."),
        new(SecretMissing, "(secret|ssm|ParameterNotFound|ResourceInitializationError).*(ResourceNotFoundException|can't find the specified secret|ParameterNotFound|invalid ssm parameters|did not contain json key|json key|does not exist)",
            "a secret that a container wants is not there", "Look at \"valueFrom\" of its secrets: the name, the key, the region; or create the secret."),
        new(SecretForbidden, "(secret|ssm|kms|parameter).*(AccessDenied|not authorized|KMS.*denied)",
            "the execution role may not read a secret", "Allow secretsmanager:GetSecretValue or ssm:GetParameters, and kms:Decrypt for a key of your own, to the execution role."),
        new(RoleNotAssumable, "unable to assume (the )?role|is not authorized to perform: sts:AssumeRole|Role is not valid|does not have a trust relationship",
            "ECS cannot assume a role of the task", "Let the role exist, and its trust policy name ecs-tasks.amazonaws.com."),
        new(FileNotFetched, "environment ?files?|failed to download env", "an environment file cannot be read", "Look at \"environmentFiles\", and allow s3:GetObject to the execution role."),
        new(ImageForbidden, "CannotPull.*(AccessDenied|access denied|denied|403|Forbidden|not authorized|no basic auth|authorization failed|unauthorized)|pull access denied",
            "the execution role may not pull the image", "Allow ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to it; for another account's registry also in the repository's policy."),
        new(RegistryUnreachable, $"(CannotPull|unable to pull registry auth|ecr).*({Unreachable})",
            "the task cannot reach the registry", "Give its subnet a route out (NAT, or a public IP), or VPC endpoints for ecr.api, ecr.dkr and s3; and let its security group out on port 443."),
        new(SecretForbidden, "unable to pull secrets.*(AccessDenied|not authorized)", "the execution role may not read a secret", "Allow secretsmanager:GetSecretValue or ssm:GetParameters to the execution role."),
        new(RegistryUnreachable, $"ResourceInitializationError.*({Unreachable})",
            "the task cannot reach AWS", "Give its subnet a route out (NAT, or a public IP), or VPC endpoints for what it asks (ecr, secretsmanager, ssm, logs)."),
        new(DiskFull, "no space left on device|CannotPull.*disk", "the disk of the task is full", "Make the image smaller, or \"ephemeralStorage\" bigger."),
        new(ImageMissing, "CannotPull.*(not found|manifest unknown|name unknown|does not exist|no such|failed to resolve ref)|ImageNotFound",
            "the image is not in the registry", "Push it again: a lifecycle rule may have deleted it."),
        new(RegistryUnreachable, "CannotPull", "the image cannot be pulled", "See what the task says, and whether its subnet reaches the registry."),
        new(CommandMissing, "executable file not found|no such file or directory.*(exec|runc|starting container)|(exec|runc|starting container).*no such file or directory",
            "the command of a container is not in its image", "Look at \"command\" and \"entryPoint\", and at the image's own."),
        new(CommandNotExecutable, "(exec|runc|starting container).*permission denied", "the command of a container is not executable", "Set its executable bit in the image, or look at \"user\"."),
        new(PortInUse, "address already in use|port is already allocated|EADDRINUSE|RESOURCE:PORTS", "a port is taken already", "Let the host port be dynamic (0), or give each container of the task a port of its own."),
        new(OutOfMemory, "OutOfMemory|out of memory|OOMKilled|oom-kill", "a container has used more memory than it may", "Raise \"memory\" of the task or the container, or let it use less."),
        new(Quota, "limit on the number of|You've reached the limit|vCPU.*limit|ServiceQuota", "a quota of the account is used up", "Raise it in Service Quotas, or run less at once."),
        new(NoSubnetAddress, "insufficient free addresses|InsufficientFreeAddresses|network interface|RESOURCE:ENI|NetworkInterfaceLimit|ENI", "the task gets no network interface", "See whether its subnets have free addresses, and the account network interfaces."),
        new(NoCapacity, "unable to place a task|Capacity is unavailable|no container instance|No Container Instances|RESOURCE:(CPU|MEMORY|GPU)|insufficient (CPU|memory)|CapacityProvider.*(unavailable|No)",
            "the cluster has no room for the task", "Add capacity, or let the tasks be smaller, or lower the maximum percent of the deployment."),
        new(VolumeNotMounted, "EFS|mount\\.nfs|EBS|failed to mount|invoke EFS utils", "a volume cannot be mounted", "Look at \"volumes\", the mount targets in the task's subnets, and their security groups (port 2049)."),
        new(TargetUnhealthy, "ELB health checks|is unhealthy in \\(?target-group|Health checks failed|Target\\.(Timeout|ResponseCodeMismatch|FailedHealthChecks)",
            "the load balancer's health check fails", "Look at the path, port and codes of the target group's health check, the security groups, and whether the grace period is long enough."),
        new(ContainerUnhealthy, "container health checks", "a container's own health check fails", "Run its \"healthCheck\" command in the image; see whether startPeriod is long enough."),
        new(DependencyFailed, "dependency|dependsOn|exceeded the configured startTimeout", "a container waits for another that does not come", "Look at \"dependsOn\", and at the container that it names."),
        new(DefinitionInactive, "(TaskDefinition|task definition).*(inactive|not active)", "the task definition has been deregistered", "Deploy again: the definition is registered anew."),
        new(SpotInterruption, "SpotInterruption|Spot (Task|capacity)|Your Spot", "Fargate Spot took the tasks back", "Run it again, or give the service on-demand capacity."),
    ];

    /// <summary>The first row that a text speaks of; null when none does.</summary>
    public static Cause? In(string text) => Table.FirstOrDefault(row => row.Pattern.IsMatch(text)) is { } row ? new(row.Kind, row.What, row.Mend) : null;

    private sealed record Row(CauseKind Kind, Regex Pattern, string What, string Mend)
    {
        public Row(CauseKind kind, string pattern, string what, string mend)
            : this(kind, new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking), what, mend)
        {
        }
    }
}

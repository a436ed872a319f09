using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Applying;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Applying;

/// <summary>What stopped tasks and services really say, and what it means.</summary>
public class DiagnosisTests
{
    [Theory]
    [InlineData("CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 333333333333.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:aaaa: not found", nameof(CauseKind.ImageMissing))]
    [InlineData("CannotPullContainerError: Error response from daemon: manifest for shop:1 not found: manifest unknown: Requested image not found", nameof(CauseKind.ImageMissing))]
    [InlineData("CannotPullContainerError: Error response from daemon: pull access denied for shop, repository does not exist or may require 'docker login': denied", nameof(CauseKind.ImageForbidden))]
    [InlineData("CannotPullContainerError: AccessDeniedException: User: arn:aws:sts::333333333333:assumed-role/exec/1 is not authorized to perform: ecr:BatchGetImage", nameof(CauseKind.ImageForbidden))]
    [InlineData("CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref: failed to do request: Head https://333333333333.dkr.ecr.eu-west-1.amazonaws.com/v2/shop/manifests/1: dial tcp 10.0.1.5:443: i/o timeout", nameof(CauseKind.RegistryUnreachable))]
    [InlineData("CannotPullContainerError: Error response from daemon: Get https://registry-1.docker.io/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)", nameof(CauseKind.RegistryUnreachable))]
    [InlineData("CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit", nameof(CauseKind.RegistryLimit))]
    [InlineData("CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'", nameof(CauseKind.ImageOfOtherArchitecture))]
    [InlineData("CannotPullContainerError: failed to register layer: write /usr/lib/x: no space left on device", nameof(CauseKind.DiskFull))]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:333333333333:secret:db from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.", nameof(CauseKind.SecretMissing))]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /shop/db", nameof(CauseKind.SecretMissing))]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key password", nameof(CauseKind.SecretMissing))]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: AccessDeniedException: User: arn:aws:sts::333333333333:assumed-role/exec/1 is not authorized to perform: secretsmanager:GetSecretValue", nameof(CauseKind.SecretForbidden))]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: unable to get registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed", nameof(CauseKind.RegistryUnreachable))]
    [InlineData("ECS was unable to assume the role 'arn:aws:iam::333333333333:role/exec' that was provided for this task. Please verify that the role being passed has the proper trust relationship", nameof(CauseKind.RoleNotAssumable))]
    [InlineData("ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.", nameof(CauseKind.LogsNotWritable))]
    [InlineData("ResourceInitializationError: failed to download env files: file download command: non empty error stream: AccessDenied", nameof(CauseKind.FileNotFetched))]
    [InlineData("CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"/app/run\": stat /app/run: no such file or directory: unknown", nameof(CauseKind.CommandMissing))]
    [InlineData("CannotStartContainerError: runc create failed: unable to start container process: exec: \"bundle\": executable file not found in $PATH", nameof(CauseKind.CommandMissing))]
    [InlineData("CannotStartContainerError: runc create failed: unable to start container process: exec: \"/app/run\": permission denied", nameof(CauseKind.CommandNotExecutable))]
    [InlineData("CannotStartContainerError: driver failed programming external connectivity: Bind for 0.0.0.0:8080 failed: port is already allocated", nameof(CauseKind.PortInUse))]
    [InlineData("OutOfMemoryError: Container killed due to memory usage", nameof(CauseKind.OutOfMemory))]
    [InlineData("(service backend) was unable to place a task because no container instance met all of its requirements. The closest matching container-instance has insufficient memory available.", nameof(CauseKind.NoCapacity))]
    [InlineData("Capacity is unavailable at this time. Please try again later or in a different availability zone", nameof(CauseKind.NoCapacity))]
    [InlineData("You've reached the limit on the number of vCPUs you can run concurrently", nameof(CauseKind.Quota))]
    [InlineData("Timeout waiting for network interface provisioning to complete.", nameof(CauseKind.NoSubnetAddress))]
    [InlineData("Unexpected EC2 error while attempting to Create Network Interface: InsufficientFreeAddressesInSubnet", nameof(CauseKind.NoSubnetAddress))]
    [InlineData("ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: mount.nfs4: Connection timed out", nameof(CauseKind.VolumeNotMounted))]
    [InlineData("Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/shop/0123)", nameof(CauseKind.TargetUnhealthy))]
    [InlineData("(service backend) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/shop/0123) due to (reason Health checks failed with these codes: [502])", nameof(CauseKind.TargetUnhealthy))]
    [InlineData("Task failed container health checks", nameof(CauseKind.ContainerUnhealthy))]
    [InlineData("Dependency: container db did not become healthy, exceeded the configured startTimeout", nameof(CauseKind.DependencyFailed))]
    [InlineData("TaskDefinition is inactive", nameof(CauseKind.DefinitionInactive))]
    [InlineData("Your Spot Task was interrupted.", nameof(CauseKind.SpotInterruption))]
    public void Knows_what_ECS_means(string text, string kind)
    {
        var cause = Diagnosis.Of(null, [], [Task("TaskFailedToStart", text)], [], []);

        Assert.Equal(kind, cause?.Kind.ToString());
        Assert.EndsWith(".", cause!.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "container web exits with 1")]
    [InlineData(126, "the command of container web is not executable (exit code 126)")]
    [InlineData(127, "the command of container web is not in its image (exit code 127)")]
    [InlineData(137, "container web was killed (exit code 137): out of memory, or stopTimeout passed")]
    [InlineData(139, "container web crashed (exit code 139: segmentation fault)")]
    public void Reads_exit_codes(int code, string what) =>
        Assert.Equal(what, Diagnosis.Of(null, [], [Task("EssentialContainerExited", "Essential container in task exited", code)], [], [])?.What);

    [Theory]
    [InlineData("exec /usr/local/bin/app: exec format error", nameof(CauseKind.ImageOfOtherArchitecture))]
    [InlineData("Error: listen EADDRINUSE: address already in use :::8080", nameof(CauseKind.PortInUse))]
    [InlineData("could not find secret: access denied", nameof(CauseKind.Exited))]
    public void Reads_in_a_log_only_what_nothing_else_can_mean(string line, string kind) =>
        Assert.Equal(kind, Diagnosis.Of(null, [], [Task("EssentialContainerExited", "Essential container in task exited", 1)], [], [line])?.Kind.ToString());

    [Fact]
    public void What_a_task_says_comes_before_the_service_s_history() => Assert.Equal(
        CauseKind.Exited,
        Diagnosis.Of(null, [], [Task("EssentialContainerExited", "Essential container in task exited", 1)], [new("1", default, "was unable to place a task")], [])?.Kind);

    [Fact]
    public void An_alarm_comes_before_all() =>
        Assert.Equal("alarm errors went off", Diagnosis.Of(null, ["errors"], [Task("EssentialContainerExited", "x", 1)], [], [])?.What);

    [Fact]
    public void A_task_that_a_person_stopped_is_theirs() =>
        Assert.Equal("somebody stopped the task: tidying up", Diagnosis.Of(null, [], [Task("UserInitiated", "tidying up")], [], [])?.What);

    [Fact]
    public void Guesses_nothing() => Assert.Null(Diagnosis.Of("tasks failed to start.", [], [], [], []));

    private static EcsTask Task(string code, string reason, int? exit = null) => new("arn:aws:ecs:eu-west-1:333333333333:task/shop/1", "d")
    {
        StopCode = code,
        StoppedReason = reason,
        Containers = exit is null ? [] : [new("web") { ExitCode = exit }],
    };
}

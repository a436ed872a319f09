using Pipelines.Definitions;
using static Pipelines.Engines.Deployment.FindingWeight;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>What is said about findings.</summary>
internal static class FindingsText
{
    public static Finding TooLarge(string service, int bytes, int most) =>
        new(Refusal, service, $"the task definition has {bytes} bytes; ECS takes {most}", "Move values out of environment into secrets or files.");

    public static Finding TooManyContainers(string service, int count, int most) =>
        new(Refusal, service, $"{count} containers in one task; ECS takes {most}", "Split the service.");

    public static Finding FargateNeedsAwsvpc(string service) =>
        new(Refusal, service, "Fargate knows no network mode but awsvpc", "Write \"networkMode\": \"awsvpc\".");

    public static Finding NoExecutionRole(string service) =>
        new(Refusal, service, "without an execution role Fargate cannot pull the image from ECR", "Write \"executionRoleArn\".");

    public static Finding StopTimeout(string service, string container, int seconds, int most) =>
        new(Refusal, service, $"stopTimeout of container '{container}' is {seconds} s; Fargate takes {most}", $"Write {most} or less.");

    public static Finding NoFargateSize(string service) =>
        new(Refusal, service, "Fargate needs the size of the task", "Write \"cpu\" and \"memory\", such as \"256\" and \"512\".");

    public static Finding NoFargateCpu(string service, int cpu, IEnumerable<int> sizes) =>
        new(Refusal, service, $"Fargate has no size with cpu {cpu}", $"Write one of {string.Join(", ", sizes)}.");

    public static Finding NoFargatePair(string service, int cpu, int memory, string possible) =>
        new(Refusal, service, $"Fargate has no size with cpu {cpu} and memory {memory}", $"Memory for cpu {cpu}: {possible}.");

    public static Finding RoleOfAnotherAccount(string service, string member, string arn, DeploymentEnvironment environment) =>
        new(Refusal, service, $"{member} '{arn}' is not in {environment.Account}, the account of {environment}", $"Write the role of {environment}.");

    public static Finding SecretInPlainSight(string service, string container, string variable) =>
        new(Warning, service, $"'{variable}' in the environment of container '{container}' looks like a secret, and everybody who may describe the definition reads it for ever",
            "Move it to secrets, by the ARN of a secret or parameter.");

    public static Finding NoPort(string service) =>
        new(Warning, service, "no container has a port, so nothing can reach the service", "Write portMappings, unless it only works on a queue.");

    public static Finding NoHealthCheck(string service, string container) =>
        new(Warning, service, $"container '{container}' has a port and no healthCheck, so without a load balancer ECS takes it for healthy as soon as it runs",
            "Write healthCheck; ECS ignores the image's own.");

    public static Finding Deadlock(string service, int desired, int least, int most) =>
        new(Refusal, service, $"{Tasks(desired)} with minimum {least} % and maximum {most} % can neither start a new one nor stop an old one", "Let the infrastructure set the maximum to 200 %.");

    public static Finding StopsFirst(string service, int desired, int most) =>
        new(Warning, service, $"{Tasks(desired)} with maximum {most} % leave no room for a new one, so an old one is stopped first", "Let the infrastructure set the maximum to 200 %.");

    private static string Tasks(int count) => count == 1 ? "1 task" : $"{count} tasks";
}

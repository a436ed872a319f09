namespace Pipelines.Engines.Deployment.Findings;

// One container: order, health and log (03); what is secret (04).
internal static partial class DeploymentRules
{
    private const string
        DependencyPage = Parameters + "#container_definition_dependson",
        HealthPage = Parameters + "#container_definition_healthcheck",
        LogPage = Ecs + "using_awslogs.html",
        PortPage = Parameters + "#container_definition_portmappings",
        SecretPage = Ecs + "specifying-sensitive-data.html";

    public static DeploymentRule DependsOnNobody { get; } = Error("ECS0301", "container '{0}' depends on '{1}', and there is no such container", "Correct the name.", DependencyPage);

    public static DeploymentRule DependencyCircle { get; } = Error("ECS0302", "containers depend on each other in a circle: {0}", "Remove one of the dependencies.", DependencyPage);

    public static DeploymentRule HealthyWithoutCheck { get; } = Error("ECS0303", "container '{0}' waits until '{1}' is HEALTHY, which has no healthCheck and so never is", "Write healthCheck of '{1}', or wait for START.", DependencyPage);

    public static DeploymentRule WaitsForEssential { get; } = Error("ECS0304", "container '{0}' waits until '{1}' has ended ({2}), which is essential: its end is the task's end", "Write \"essential\": false at '{1}', or wait for START or HEALTHY.", DependencyPage);

    public static DeploymentRule HealthCommand { get; } = Error("ECS0311", "the command of healthCheck of container '{0}' does not begin with CMD or CMD-SHELL", "Write [\"CMD\", …] or [\"CMD-SHELL\", \"…\"].", HealthPage);

    public static DeploymentRule HealthNumber { get; } = Error("ECS0312", "{1} of healthCheck of container '{0}' is {2}; ECS takes {3} to {4}", "Write {3} to {4}.", HealthPage);

    public static DeploymentRule NoHealthCheck { get; } = Warning(
        "ECS0313", "container '{0}' has a port and no healthCheck, so without a load balancer ECS takes it for healthy as soon as it runs", "Write healthCheck; ECS ignores the image's own.", HealthPage);

    public static DeploymentRule HealthOff { get; } = Warning("ECS0314", "healthCheck of container '{0}' is NONE, so ECS never notices that it has stopped working", "Write a command that looks.", HealthPage);

    public static DeploymentRule NoPort { get; } = Warning("ECS0321", "no container has a port, so nothing can reach the service", "Write portMappings, unless it only works on a queue.", PortPage);

    public static DeploymentRule PortTwice { get; } = Error("ECS0322", "containers '{0}' and '{1}' both listen on {2}/{3}, and with awsvpc they share one network", "Give one of them another port.", PortPage);

    public static DeploymentRule HostPort { get; } = Error("ECS0323", "hostPort {1} of container '{0}' is not its containerPort {2}, as {3} wants", "Leave hostPort out.", PortPage);

    public static DeploymentRule PortName { get; } = Error("ECS0324", "the port name '{0}' is there twice in the task", "Rename one of them.", PortPage);

    public static DeploymentRule StaticHostPort { get; } = Warning("ECS0325", "hostPort {1} of container '{0}' is fixed, so an instance has room for one task of the service, and a full cluster none for the next", "Leave hostPort out.", PortPage);

    public static DeploymentRule LogOption { get; } = Error("ECS0331", "the log driver awslogs of container '{0}' lacks the option {1}", "Write it into options.", LogPage);

    public static DeploymentRule LogRegion { get; } = Warning("ECS0332", "container '{0}' writes its log to {1}, and {2} is in {3}", "Write \"awslogs-region\": \"{3}\" into the overlay.", LogPage);

    public static DeploymentRule NoLog { get; } = Warning("ECS0333", "container '{0}' writes no log, so nobody can read why it ended", "Write logConfiguration.", LogPage);

    public static DeploymentRule RestartPeriod { get; } = Error("ECS0341", "restartAttemptPeriod of container '{0}' is {1}; ECS takes 60 to 1800", "Write 60 to 1800.", Ecs + "container-restart-policy.html");

    public static DeploymentRule Ulimit { get; } = Error("ECS0342", "the soft limit of {1} of container '{0}' is {2}, above the hard limit {3}", "Lower the soft limit.", Api + "API_Ulimit.html");

    public static DeploymentRule VariableTwice { get; } = Error("ECS0351", "container '{0}' has '{1}' in environment and in secrets", "Keep one of them; null in the overlay removes the other.", SecretPage);

    public static DeploymentRule VariableName { get; } = Error("ECS0352", "'{1}' cannot name a variable of container '{0}'", "Write a name without '='.", Parameters + "#container_definition_environment");

    public static DeploymentRule EnvironmentFile { get; } = Error("ECS0353", "'{1}' of container '{0}' is no environment file in S3", "Write arn:aws:s3:::<bucket>/<name>.env.", Ecs + "use-environment-file.html");

    public static DeploymentRule SecretName { get; } = Warning(
        "ECS0401", "'{1}' in the environment of container '{0}' looks like a secret by its name, and everybody who may describe the definition reads it for ever",
        "Move it to secrets, by the ARN of a secret or parameter.", SecretPage);

    public static DeploymentRule SecretValue { get; } = Error(
        "ECS0402", "the value of '{1}' in the environment of container '{0}' is {2}, and everybody who may describe the definition would read it for ever",
        "Move it to secrets, by the ARN of a secret or parameter, and replace what was committed.", SecretPage);

    public static DeploymentRule SecretInLabel { get; } = Error(
        "ECS0403", "{1} of container '{0}' holds {2}, and everybody who may describe the definition would read it for ever",
        "Hand it over by secrets, and replace what was committed.", SecretPage);

    public static DeploymentRule SecretForm { get; } = Error(
        "ECS0411", "'{1}' of container '{0}' is read from '{2}', which is neither a secret's nor a parameter's ARN", "Write the whole ARN: arn:aws:secretsmanager:… or arn:aws:ssm:….", SecretPage);

    public static DeploymentRule SecretBareName { get; } = Warning(
        "ECS0412", "'{1}' of container '{0}' is read from '{2}', a bare name, which is a parameter of the same account and region", "Write the whole ARN, so that the plan can check it.", SecretPage);

    public static DeploymentRule SecretElsewhere { get; } = Warning(
        "ECS0413", "'{1}' of container '{0}' is read from account {2}, {3}, and {4} is in {5}, {6}", "Write that of {4} into the overlay.", SecretPage);

    public static DeploymentRule SecretPartition { get; } = Error("ECS0414", "'{1}' of container '{0}' is read from partition {2}, and {3} is in {4}", "Write the ARN of that region's partition.", SecretPage);
}

namespace Pipelines.Engines.Deployment.Findings;

// The service that gets the task definition, and what is around it (05); the way back (06).
internal static partial class DeploymentRules
{
    private const string
        ServicePage = Ecs + "service_definition_parameters.html",
        DeploymentPage = Ecs + "deployment-type-ecs.html",
        BalancerPage = Ecs + "service-load-balancing.html",
        ConfigurationPage = Api + "API_DeploymentConfiguration.html";

    public static DeploymentRule NoCluster { get; } = Error("ECS0501", "{0}", "Let the infrastructure create it, or name another one by Cluster of {1}.", Ecs + "clusters.html");

    public static DeploymentRule ClusterElsewhere { get; } = Error("ECS0502", "it is in account {0}, {1}, and {2} is {3}, {4}", "Use the credentials of {2}, or correct its account and region.", Ecs + "clusters.html");

    public static DeploymentRule NoService { get; } = Error("ECS0503", "{0}", "Let the infrastructure create it, or correct the service's name.", ServicePage);

    public static DeploymentRule ServiceElsewhere { get; } = Error("ECS0504", "ECS answers with a service of cluster {0}", "Correct the cluster's name: Cluster of {1}.", ServicePage);

    public static DeploymentRule OtherController { get; } = Error(
        "ECS0505", "its deployments belong to {0}, which takes no update of the service", "Deploy it there, or let the infrastructure give the service the deployment controller ECS.", Ecs + "deployment-types.html");

    public static DeploymentRule NothingDesired { get; } = Warning("ECS0506", "its desired count is 0, so nothing will run", "Raise it in the autoscaling or the infrastructure.", Ecs + "service-auto-scaling.html");

    public static DeploymentRule Replaces { get; } = Warning("ECS0507", "a deployment of {0} is still in progress, and this one takes its place", "Wait for it, if both are wanted.", DeploymentPage);

    public static DeploymentRule Deadlock { get; } = Error("ECS0511", "{0} with minimum {1} % and maximum {2} % can neither start a new one nor stop an old one", "Let the infrastructure set the maximum to 200 %.", ConfigurationPage);

    public static DeploymentRule StopsFirst { get; } = Warning("ECS0512", "{0} with maximum {1} % leave no room for a new one, so an old one is stopped first", "Let the infrastructure set the maximum to 200 %.", ConfigurationPage);

    public static DeploymentRule StopsAll { get; } = Warning("ECS0513", "{0} with minimum {1} % may all be stopped before a new one serves, which is downtime", "Let the infrastructure set the minimum to 100 %.", ConfigurationPage);

    public static DeploymentRule DaemonStopsFirst { get; } = Warning("ECS0514", "a DAEMON service with maximum {0} % stops the task of an instance before it starts the next", "Accept the gap, or let the infrastructure set the maximum to 200 %.", ConfigurationPage);

    public static DeploymentRule NoBreaker { get; } = Warning("ECS0515", "it has no circuit breaker, so ECS starts failing tasks again and again and returns to nothing by itself", "Let the infrastructure enable deploymentCircuitBreaker, with rollback.", Ecs + "deployment-circuit-breaker.html");

    public static DeploymentRule NoBalancedContainer { get; } = Error("ECS0521", "its load balancer sends to container '{0}', which the task does not have", "Name the container so, or let the infrastructure correct the service.", BalancerPage);

    public static DeploymentRule NoBalancedPort { get; } = Error("ECS0522", "its load balancer sends to port {1} of container '{0}', which listens on {2}", "Write that containerPort, or let the infrastructure correct the service.", BalancerPage);

    public static DeploymentRule TargetType { get; } = Error("ECS0523", "target group {0} takes targets of type {1}, and the network mode {2} needs {3}", "Let the infrastructure make a target group of type {3}.", BalancerPage);

    public static DeploymentRule TargetPort { get; } = Warning("ECS0524", "target group {0} checks port {1}, which container '{2}' does not listen on", "Let the infrastructure check traffic-port.", "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html");

    public static DeploymentRule GracePeriod { get; } = Warning(
        "ECS0525", "its grace period is {0} s, and container '{1}' may take {2} s until it is healthy (startPeriod + interval × retries), so the load balancer may have a starting task killed",
        "Let the infrastructure set healthCheckGracePeriodSeconds to {2} or more.", ServicePage);

    public static DeploymentRule NoGracePeriod { get; } = Warning(
        "ECS0526", "it has a load balancer and no grace period, so a task that starts slowly is killed while it starts", "Let the infrastructure set healthCheckGracePeriodSeconds to what the start takes.", ServicePage);

    public static DeploymentRule Draining { get; } = Warning(
        "ECS0527", "container '{0}' is killed {1} s after SIGTERM, and target group {2} drains for {3} s, so requests may be cut off", "Raise stopTimeout, or let the infrastructure lower the deregistration delay.", BalancerPage);

    public static DeploymentRule NoFargateDefinition { get; } = Error("ECS0531", "it runs on {0}, and requiresCompatibilities names {1}", "Add \"{0}\" to requiresCompatibilities.", Ecs + "launch_types.html");

    public static DeploymentRule NoNetwork { get; } = Warning("ECS0532", "the task has network mode awsvpc, and ECS shows no subnets of the service", "Let the infrastructure set the service's networkConfiguration.", Ecs + "task-networking-awsvpc.html");

    public static DeploymentRule RevisionIsGone { get; } = Error("ECS0601", "ECS has no task definition {0} any more", "Roll back to another release, or deploy that commit.", Ecs + "deregister-task-definition-v2.html");

    public static DeploymentRule ImageIsGone { get; } = Error(
        "ECS0602", "the registry has no image {0} any more", "Roll back to another release, and let the registry's lifecycle rules keep what is tagged by a commit.", "https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html");

    public static DeploymentRule OtherImage { get; } = Error("ECS0603", "{0} names {1}, and recorded is {2}", "Roll back to another release, or deploy that commit.", Ecs + "image-tag-digest.html");
}

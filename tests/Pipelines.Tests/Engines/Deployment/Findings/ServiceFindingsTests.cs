using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Findings;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Findings;

public class ServiceFindingsTests
{
    private const string Arn = "arn:aws:ecs:eu-west-1:333333333333:cluster/shop", Group = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/web/0123456789abcdef";

    private static readonly EcsCluster Cluster = new(Arn, "shop", "ACTIVE");

    private static readonly EcsService Service = new()
    {
        Arn = "arn:aws:ecs:eu-west-1:333333333333:service/shop/backend",
        Name = "backend",
        Status = "ACTIVE",
        TaskDefinition = "shop-backend:6",
        Cluster = Arn,
        Desired = 2,
        HasCircuitBreaker = true,
    };

    private static readonly TaskDefinitionInput Task = Shop.Read(
        """
        { "networkMode": "awsvpc", "requiresCompatibilities": ["EC2"], "cpu": "8192",
          "containerDefinitions": { "backend": { "portMappings": [{ "containerPort": 8080 }], "healthCheck": { "command": ["CMD", "true"], "interval": 10, "startPeriod": 30 } } } }
        """);

    public static TheoryData<string, string> Clusters => new()
    {
        { "arn:aws:ecs:eu-west-1:111111111111:cluster/shop", "error ECS0502 cluster shop: it is in account 111111111111, eu-west-1, and uat is 333333333333, eu-west-1. Use the credentials of uat, or correct its account and region." },
        { "arn:aws:ecs:us-east-1:333333333333:cluster/shop", "error ECS0502 cluster shop: it is in account 333333333333, us-east-1, and uat is 333333333333, eu-west-1. Use the credentials of uat, or correct its account and region." },
    };

    [Fact]
    public void Say_nothing_about_a_service_as_it_should_be()
    {
        Assert.Empty(ServiceFindings.OfCluster("shop", Cluster, Shop.Uat));
        Assert.Empty(ServiceFindings.Of("backend", Service, Cluster, Shop.Uat));
        Assert.Empty(ServiceFindings.Of(Task, Service with { LaunchType = "EC2", HasSubnets = true, GracePeriod = 60, LoadBalancers = [new("backend", 8080, Group)] }, Shop.Uat));
        Assert.True(ServiceFindings.IsDeployable(Service, Cluster));
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void Refuse_a_cluster_of_another_account_or_region(string arn, string finding) =>
        Assert.Equal([finding], Texts(ServiceFindings.OfCluster("shop", Cluster with { Arn = arn }, Shop.Uat)));

    [Fact]
    public void Refuse_services_that_no_deployment_can_update()
    {
        const string Controller = "error ECS0505 backend: its deployments belong to {0}, which takes no update of the service. Deploy it there, or let the infrastructure give the service the deployment controller ECS.";
        Refuse(null, "error ECS0503 backend: cluster shop has no such service. Let the infrastructure create it, or correct the service's name.");
        Refuse(Service with { Status = "INACTIVE" }, "error ECS0503 backend: the service in cluster shop is INACTIVE. Let the infrastructure create it, or correct the service's name.");
        Refuse(Service with { Status = "DRAINING" }, "error ECS0503 backend: the service in cluster shop is DRAINING. Let the infrastructure create it, or correct the service's name.");
        Refuse(Service with { Controller = "CODE_DEPLOY" }, Controller.Replace("{0}", "CODE_DEPLOY", StringComparison.Ordinal));
        Refuse(Service with { Controller = "EXTERNAL", TaskDefinition = null }, Controller.Replace("{0}", "EXTERNAL", StringComparison.Ordinal));
        Refuse(Service with { TaskDefinition = null }, Controller.Replace("{0}", "task sets", StringComparison.Ordinal));
        Refuse(Service with { Cluster = Arn + "2" }, $"error ECS0504 backend: ECS answers with a service of cluster {Arn}2. Correct the cluster's name: Cluster of uat.");
    }

    [Fact]
    public void Warn_of_services_that_may_run_nothing_or_never_give_up()
    {
        Assert.Equal(
            ["warning ECS0506 backend: its desired count is 0, so nothing will run. Raise it in the autoscaling or the infrastructure."],
            Texts(ServiceFindings.Of("backend", Service with { Desired = 0 }, Cluster, Shop.Uat)));
        Assert.Equal(
            ["warning ECS0515 backend: it has no circuit breaker, so ECS starts failing tasks again and again and returns to nothing by itself. Let the infrastructure enable deploymentCircuitBreaker, with rollback."],
            Texts(ServiceFindings.Of("backend", Service with { HasCircuitBreaker = false }, Cluster, Shop.Uat)));
        Assert.Equal(
            ["warning ECS0514 backend: a DAEMON service with maximum 100 % stops the task of an instance before it starts the next. Accept the gap, or let the infrastructure set the maximum to 200 %."],
            Texts(ServiceFindings.Of("backend", Service with { Scheduling = "DAEMON", MaximumPercent = 100, HasCircuitBreaker = false }, Cluster, Shop.Uat)));
    }

    [Fact]
    public void Hold_the_service_against_the_task()
    {
        Together(Service with { LaunchType = "FARGATE", HasSubnets = true }, "error ECS0531 backend (deploy/backend.json:1:28): it runs on FARGATE, and requiresCompatibilities names EC2. Add \"FARGATE\" to requiresCompatibilities.");
        Together(Service with { LaunchType = "EC2" }, "warning ECS0532 backend (deploy/backend.json:1:3): the task has network mode awsvpc, and ECS shows no subnets of the service. Let the infrastructure set the service's networkConfiguration.");
        Together(Service with { PlatformVersion = "1.3.0" }, "error ECS0211 backend (deploy/backend.json:1:64): a task with cpu 8192 needs platform version 1.4.0, and the service has 1.3.0. Let the infrastructure set the platform version to LATEST, or write a cpu up to 4096.");
    }

    [Fact]
    public void Hold_the_load_balancer_against_the_task()
    {
        Together(Behind("web", 80), "error ECS0521 backend (deploy/backend.json:2:3): its load balancer sends to container 'web', which the task does not have. Name the container so, or let the infrastructure correct the service.");
        Together(Behind("backend", 80), "error ECS0522 backend (deploy/backend.json:2:42): its load balancer sends to port 80 of container 'backend', which listens on 8080. Write that containerPort, or let the infrastructure correct the service.");
        Together(Behind("backend", 8080) with { GracePeriod = 59 }, "warning ECS0525 backend (deploy/backend.json:2:87): its grace period is 59 s, and container 'backend' may take 60 s until it is healthy (startPeriod + interval × retries), so the load balancer may have a starting task killed. Let the infrastructure set healthCheckGracePeriodSeconds to 60 or more.");
    }

    [Fact]
    public void Warn_when_nothing_says_how_long_a_start_takes()
    {
        var task = Shop.Read("""{ "containerDefinitions": { "backend": { "portMappings": [{ "containerPort": 8080 }] } } }""");

        Assert.Equal(
            ["warning ECS0526 backend (deploy/backend.json:1:29): it has a load balancer and no grace period, so a task that starts slowly is killed while it starts. Let the infrastructure set healthCheckGracePeriodSeconds to what the start takes."],
            Texts(ServiceFindings.Of(task, Behind("backend", 8080), Shop.Uat)));
    }

    [Fact]
    public void Hold_the_target_group_against_the_task()
    {
        var view = new TaskView(Task, Shop.Uat);
        List<string> Of(TargetGroup group) => Texts(BalancerFindings.Of(view, Behind("backend", 8080), [group]));

        Assert.Empty(Of(new(Group, "ip")));
        Assert.Equal(["error ECS0523 backend (deploy/backend.json:1:3): target group web takes targets of type instance, and the network mode awsvpc needs ip. Let the infrastructure make a target group of type ip."], Of(new(Group, "instance")));
        Assert.Equal(["warning ECS0524 backend (deploy/backend.json:2:42): target group web checks port 9000, which container 'backend' does not listen on. Let the infrastructure check traffic-port."], Of(new(Group, "ip") { HealthCheckPort = "9000" }));
        Assert.Equal(["warning ECS0527 backend (deploy/backend.json:2:29): container 'backend' is killed 30 s after SIGTERM, and target group web drains for 300 s, so requests may be cut off. Raise stopTimeout, or let the infrastructure lower the deregistration delay."], Of(new(Group, "ip") { DeregistrationDelay = 300 }));
    }

    [Theory]
    [InlineData("linux/amd64", "")]
    [InlineData("linux/arm64", "error ECS0141 backend (deploy/backend.json:1:24): the task runs on linux/amd64, and the image sha256:aa is made for linux/arm64; its containers would end with 'exec format error'. Build the image for linux/amd64, or correct runtimePlatform.")]
    [InlineData("windows/amd64", "error ECS0142 backend (deploy/backend.json:1:3): the task runs on linux/amd64, and the image sha256:aa is made for windows/amd64. Build the image for linux/amd64, or correct runtimePlatform.")]
    [InlineData("linux/arm64 linux/amd64", "")]
    [InlineData("", "")]
    public void Hold_the_image_against_the_task(string platforms, string finding)
    {
        var view = new TaskView(Shop.Read("""{ "runtimePlatform": { "cpuArchitecture": "X86_64" }, "containerDefinitions": { "backend": { } } }"""), Shop.Uat);

        var found = Texts(ImageFindings.Of(view, "sha256:aa", new(platforms.Split(' ', StringSplitOptions.RemoveEmptyEntries), HasHealthCheck: false)));

        Assert.Equal(finding, string.Join('\n', found));
    }

    [Fact]
    public void Tell_that_ECS_ignores_the_health_check_of_the_image() => Assert.Equal(
        ["warning ECS0143 backend (deploy/backend.json:1:29): the image of container 'backend' has a HEALTHCHECK, which ECS ignores. Write it as healthCheck of the container."],
        Texts(ImageFindings.Of(new(Shop.Read("""{ "containerDefinitions": { "backend": { } } }"""), Shop.Uat), "sha256:aa", new(["linux/amd64"], HasHealthCheck: true))));

    private static EcsService Behind(string container, int port) => Service with { LoadBalancers = [new(container, port, Group)] };

    private static void Refuse(EcsService? service, string finding)
    {
        Assert.Equal([finding], Texts(ServiceFindings.Of("backend", service, Cluster, Shop.Uat)));
        Assert.False(ServiceFindings.IsDeployable(service, Cluster));
    }

    private static void Together(EcsService service, string finding) => Assert.Equal([finding], Texts(ServiceFindings.Of(Task, service, Shop.Uat)));

    private static List<string> Texts(IEnumerable<Pipelines.Engines.Deployment.Finding> findings) => [.. findings.Select(finding => finding.ToString()[..^(finding.Page.Length + 1)])];
}

namespace Pipelines.Engines.Deployment.Permissions;

/// <summary>One action that the role of a deployment needs.</summary>
/// <param name="Action">IAM's name, <c>ecs:UpdateService</c>.</param>
/// <param name="Resources">What it acts on, with IAM's words for the parts; <c>*</c> where IAM knows no smaller one.</param>
/// <param name="Why">What it is needed for.</param>
internal sealed record Permission(string Action, IReadOnlyList<string> Resources, string Why)
{
    /// <summary>A condition, IAM's operator, key and value; null = none.</summary>
    public (string Operator, string Key, string Value)? Condition { get; init; }
}

/// <summary>
/// What the role of an environment's deployment may do: exactly the calls that the tests record of deployments that succeed and fail, a promotion, a rollback and a look at the status.
/// docs/iam is made from it.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html</remarks>
internal static class DeployPermissions
{
    private const string
        Ecs = "arn:${Partition}:ecs:${Region}:${Account}:",
        Cluster = Ecs + "cluster/${Cluster}",
        Definition = Ecs + "task-definition/${Application}-*:*",
        Repository = "arn:${Partition}:ecr:${Region}:${Account}:repository/${Repository}",
        Everything = "*";

    private static readonly (string Operator, string Key, string Value) InCluster = ("ArnEquals", "ecs:cluster", Cluster);

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new("sts:GetCallerIdentity", [Everything], "to prove the account before anything else; AWS grants it to everybody"),
        new("ecs:DescribeClusters", [Cluster], "to see that the cluster is there, active, and the environment's"),
        new("ecs:DescribeServices", [Ecs + "service/${Cluster}/*"], "to plan, to notice that the world moved, and to watch"),
        new("ecs:DescribeTaskDefinition", [Everything], "to compare what runs with what is wanted, and to read releases"),
        new("ecs:ListTaskDefinitions", [Everything], "to find releases"),
        new("ecs:RegisterTaskDefinition", [Definition], "to register a revision when something differs"),
        new("ecs:TagResource", [Definition], "to record the release with the revision, and which one runs again after a rollback"),
        new("ecs:UpdateService", [Ecs + "service/${Cluster}/*"], "to let a service run a revision"),
        new("ecs:DescribeServiceDeployments", [Ecs + "service-deployment/${Cluster}/*"], "for the verdict"),
        new("ecs:StopServiceDeployment", [Ecs + "service-deployment/${Cluster}/*"], "to end a deployment whose tasks do not start, or that is cancelled, so that ECS puts back what ran before"),
        new("ecs:DescribeServiceRevisions", [Ecs + "service-revision/${Cluster}/*"], "to prove which digest ran"),
        new("ecs:ListTasks", [Everything], "to show the tasks that stopped") { Condition = InCluster },
        new("ecs:DescribeTasks", [Ecs + "task/${Cluster}/*"], "to show why they stopped"),
        new("logs:GetLogEvents", ["arn:${Partition}:logs:${Region}:${Account}:log-group:${LogGroup}:log-stream:*"], "to show the end of the log of a container that failed"),
        new("elasticloadbalancing:DescribeTargetGroupAttributes", [Everything], "to hold stopTimeout against the time that a target group lets requests end"),
        new("elasticloadbalancing:DescribeTargetGroups", [Everything], "to hold target groups against the containers' ports and network"),
        new("elasticloadbalancing:DescribeTargetHealth", [Everything], "to show what the load balancer does not find healthy"),
        new("iam:PassRole", ["arn:${Partition}:iam::${Account}:role/${ExecutionRole}", "arn:${Partition}:iam::${Account}:role/${TaskRole}"], "to name both roles in a task definition")
        {
            Condition = ("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com"),
        },
        new("ecr:GetAuthorizationToken", [Everything], "to log in to the registry"),
        new("ecr:BatchGetImage", [Repository], "to read manifests"),
        new("ecr:ListImageReferrers", [Repository], "to promote signatures and bills of materials with the image"),
        new("ecr:BatchCheckLayerAvailability", [Repository], "to copy no layer that is there"),
        new("ecr:GetDownloadUrlForLayer", [Repository], "to read an image's configuration, and to promote from here"),
        new("ecr:InitiateLayerUpload", [Repository], "to push or to promote"),
        new("ecr:UploadLayerPart", [Repository], "to push or to promote"),
        new("ecr:CompleteLayerUpload", [Repository], "to push or to promote"),
        new("ecr:PutImage", [Repository], "to push or to promote, and to move the environment's tag"),
    ];
}

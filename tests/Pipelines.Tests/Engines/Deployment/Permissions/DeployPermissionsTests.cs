using System.Text;
using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Permissions;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Engines.Images;
using Pipelines.Testing;
using Pipelines.Tests.Engines.Releases;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Permissions;

/// <summary>The policy names what deployments call, and nothing else: the calls are recorded of real runs in the sandbox.</summary>
public sealed class DeployPermissionsTests
{
    // ECS itself makes this one, with the caller's rights, when a definition names roles; what is pushed in parts needs the other.
    private static readonly string[] Unseen = ["iam:PassRole", "ecr:UploadLayerPart"];

    private static CancellationToken End => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_exactly_the_calls_of_deployments_that_succeed_and_fail_a_promotion_a_rollback_and_a_look_at_the_status()
    {
        using var calls = new RecordedCalls();
        await using var shop = await SandboxShop.StartAsync(calls.Before);
        using (var sts = new CallerIdentityClient(shop.Access))
        {
            await sts.GetAsync(End);
        }

        using (var ecr = new EcrClient(shop.Access))
        {
            await ecr.AuthorizeAsync(End);
        }

        Assert.Equal(0, (await shop.DeployAsync('a')).ExitCode);
        var deployed = await shop.DeployAsync('b');
        Assert.Equal(0, deployed.ExitCode);
        await ImageConfiguration.ReadAsync(shop.Registry, new ImageReference(shop.Registry.Address, Shop.Image.Repository, SandboxShop.DigestOf('b')), End);
        Assert.Equal(10, (await shop.DeployAsync('c', fails: true)).ExitCode);
        Assert.Equal(0, (await shop.RollBackAsync()).ExitCode);
        await shop.StatusAsync();
        using var more = new RecordedCalls();
        await FailBehindABalancerAsync(more);
        await new ImagePromotion(shop.Log, TimeProvider.System).PromoteAsync(new(shop.Registry, shop.Registry, Shop.Image.Repository, new Revision(new string('a', 40)).Tag), End);

        var made = calls.Actions.Concat(more.Actions).Concat(RecordedCalls.RegistryActions(shop.RegistryLog.Lines)).ToHashSet();
        Assert.Equal(made.Concat(Unseen).Order(StringComparer.Ordinal), DeployPermissions.All.Select(permission => permission.Action).Order(StringComparer.Ordinal));
    }

    // Without a circuit breaker this run ends it itself, and shows what the container wrote and what the load balancer found.
    private static async Task FailBehindABalancerAsync(RecordedCalls calls)
    {
        const string Group = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/web/0123456789abcdef";
        await using var shop = await SandboxShop.StartAsync(
            calls.Before,
            service => service with { TargetGroup = Group, ContainerPort = 80, DeploymentConfiguration = [] },
            """
            "portMappings": [{ "containerPort": 80 }],
            "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/shop", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "ecs" } }
            """);
        using var balancers = new LoadBalancerClient(shop.Access);
        Assert.Equal("ip", Assert.Single(await new TargetGroupLook(balancers, shop.Log).FindAsync([Group], End)).TargetType);
        Assert.Equal(11, (await shop.DeployAsync('a', fails: true)).ExitCode);
    }

    [Fact]
    public void Stand_in_docs_iam()
    {
        Written("deploy.json", DeployPolicy.Text(DeployPermissions.All));
        Written("README.md", Page());
    }

    private static void Written(string name, string text)
    {
        var file = Path.Combine(Repository.Root, "docs", "iam", name);
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == text, $"{file} is not what the permissions say. Run the test with PIPELINES_WRITE_GENERATED=1, look at the difference, and commit it.");
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # What the role of a deployment may do

            Made from the code by a test; do not edit. [deploy.json](deploy.json) is the policy of the role that deploys to one environment: each environment has a role of its own, in its own account.
            It names exactly the calls that the tests record of deployments that succeed and that fail, a promotion, a rollback and a look at the status. Replace `${Partition}`, `${Region}`, `${Account}`,
            `${Application}`, `${Cluster}`, `${Repository}`, `${LogGroup}`, `${ExecutionRole}` and `${TaskRole}`. A service whose `Family` is its own needs that family's ARN beside `${Application}-*`.

            Without `ecs:DescribeServiceDeployments` the verdict follows the service's `rolloutState`, without `ecs:DescribeServiceRevisions` the digest is not proven, and without `ecs:ListTasks` and
            `ecs:DescribeTasks` a failure shows no tasks, without `logs:GetLogEvents` no log, without `elasticloadbalancing:DescribeTargetHealth` no targets; without
            `elasticloadbalancing:DescribeTargetGroups` a plan does not look at target groups, without `elasticloadbalancing:DescribeTargetGroupAttributes` not at how long they drain, and without `ecs:StopServiceDeployment` a hopeless deployment goes on until the time is over;
            each is said. Everything else is needed. Promotion from another account's registry needs that repository's policy to let this role
            call `ecr:BatchGetImage` and `ecr:GetDownloadUrlForLayer`.

            | action | on | why |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var permission in DeployPermissions.All)
        {
            var condition = permission.Condition is { } one ? $", where {one.Operator} `{one.Key}` is `{one.Value}`" : "";
            page.Append($"| `{permission.Action}` | {string.Join("<br>", permission.Resources.Select(resource => $"`{resource}`"))}{condition} | {permission.Why} |\n");
        }

        return page.ToString();
    }
}

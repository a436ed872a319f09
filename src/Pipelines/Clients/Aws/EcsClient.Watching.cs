using Amazon.ECS;
using Amazon.ECS.Model;

namespace Pipelines.Clients.Aws;

/// <content>What shows how a deployment goes, and why it failed.</content>
internal sealed partial class EcsClient
{
    // Set once ECS has refused the deployments of several services in one call, which its pages neither promise nor exclude.
    private volatile bool _asksApart;

    /// <summary>The services of those names that are there, as one look of a watch: throttling is told at once.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<IReadOnlyList<EcsService>> LookAtServicesAsync(string cluster, IReadOnlyList<string> services, CancellationToken cancellationToken) =>
        ServicesAsync(cluster, services, isLook: true, cancellationToken);

    /// <summary>The service deployments of those ARNs that are there; null when the credentials may not ask.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused for another reason, or cannot be reached.</exception>
    public Task<IReadOnlyList<EcsServiceDeployment>?> FindServiceDeploymentsAsync(IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        ServiceDeploymentsAsync(arns, isLook: false, cancellationToken);

    /// <summary>The same as one look of a watch: throttling is told at once.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused for another reason, or cannot be reached.</exception>
    public Task<IReadOnlyList<EcsServiceDeployment>?> LookAtServiceDeploymentsAsync(IReadOnlyList<string> arns, CancellationToken cancellationToken) =>
        ServiceDeploymentsAsync(arns, isLook: true, cancellationToken);

    /// <summary>The service revisions of those ARNs that are there; null when the credentials may not ask, or ECS does not know the call.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused for another reason, or cannot be reached.</exception>
    public async Task<IReadOnlyList<EcsServiceRevision>?> FindServiceRevisionsAsync(IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        var found = new List<EcsServiceRevision>();
        foreach (var some in arns.Chunk(MostServiceDeployments))
        {
            var purpose = AwsText.Proving(some);
            var answer = await _calls.RunAsync(
                purpose,
                async () =>
                {
                    try
                    {
                        return await _ecs.DescribeServiceRevisionsAsync(new DescribeServiceRevisionsRequest { ServiceRevisionArns = [.. some] }, cancellationToken);
                    }
                    catch (AmazonECSException refused) when (IsNotThere(refused))
                    {
                        return null;
                    }
                },
                cancellationToken);
            if (answer is null)
            {
                return null;
            }

            OnlyMissing(purpose, answer.Failures);
            found.AddRange((answer.ServiceRevisions ?? []).Select(EcsAnswers.Of));
        }

        return found;
    }

    /// <summary>The tasks of a service that ECS still knows; stopped ones for about an hour.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<IReadOnlyList<EcsTask>> TasksAsync(string cluster, string service, bool stopped, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        var list = new ListTasksRequest { Cluster = cluster, ServiceName = service, DesiredStatus = stopped ? DesiredStatus.STOPPED : DesiredStatus.RUNNING };
        do
        {
            var page = await _calls.PatientlyAsync(AwsText.ListingTasks(cluster, service), () => _ecs.ListTasksAsync(list, cancellationToken), cancellationToken);
            arns.AddRange(page.TaskArns ?? []);
            list.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(list.NextToken));

        var tasks = new List<EcsTask>();
        foreach (var some in arns.Chunk(MostTasks))
        {
            var purpose = AwsText.DescribingTasks(cluster, service);
            var answer = await _calls.PatientlyAsync(
                purpose,
                () => _ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = cluster, Tasks = [.. some] }, cancellationToken),
                cancellationToken);
            OnlyMissing(purpose, answer.Failures);
            tasks.AddRange((answer.Tasks ?? []).Select(EcsAnswers.Of));
        }

        return tasks;
    }

    /// <summary>The last lines of a container's log, oldest first; none when it has none.</summary>
    /// <exception cref="Values.ExecutionException">CloudWatch Logs refused, or cannot be reached.</exception>
    public async Task<IReadOnlyList<string>> LogTailAsync(LogStream stream, int lines, CancellationToken cancellationToken)
    {
        using var logs = new LogsClient(stream.Region is { } region && region != access.Region.Text ? access with { Region = region } : access);
        return await logs.TailAsync(stream, lines, cancellationToken);
    }

    /// <summary>The targets of some target groups that the load balancer does not find healthy.</summary>
    /// <exception cref="Values.ExecutionException">Elastic Load Balancing refused, or cannot be reached.</exception>
    public async Task<IReadOnlyList<BalancerTarget>> UnhealthyTargetsAsync(IReadOnlyList<string> targetGroups, CancellationToken cancellationToken)
    {
        using var balancers = new LoadBalancerClient(access);
        var found = new List<BalancerTarget>();
        foreach (var group in targetGroups.Distinct())
        {
            found.AddRange((await balancers.TargetsAsync(group, cancellationToken)).Where(target => target.State != "healthy"));
        }

        return found;
    }

    private async Task<IReadOnlyList<EcsService>> ServicesAsync(string cluster, IReadOnlyList<string> services, bool isLook, CancellationToken cancellationToken)
    {
        var found = new List<EcsService>();
        foreach (var some in services.Chunk(MostServices))
        {
            var purpose = AwsText.DescribingServices(cluster, some);
            var request = new DescribeServicesRequest { Cluster = cluster, Services = [.. some] };
            var answer = await CallAsync(purpose, () => _ecs.DescribeServicesAsync(request, cancellationToken), isLook, cancellationToken);
            OnlyMissing(purpose, answer.Failures);
            found.AddRange((answer.Services ?? []).Select(EcsAnswers.Of));
        }

        return [.. found.DistinctBy(service => service.Name)];
    }

    private async Task<IReadOnlyList<EcsServiceDeployment>?> ServiceDeploymentsAsync(IReadOnlyList<string> arns, bool isLook, CancellationToken cancellationToken)
    {
        var found = new List<EcsServiceDeployment>();
        var left = new Queue<string[]>(_asksApart ? Apart(arns) : arns.Chunk(MostServiceDeployments));
        while (left.TryDequeue(out var some))
        {
            var purpose = AwsText.Watching(some);
            var areMixed = false;
            var answer = await CallAsync(
                purpose,
                async () =>
                {
                    try
                    {
                        return await _ecs.DescribeServiceDeploymentsAsync(new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [.. some] }, cancellationToken);
                    }
                    catch (AmazonECSException refused) when (IsNotThere(refused))
                    {
                        return null;
                    }
                    catch (AmazonECSException refused) when (refused is InvalidParameterException or ClientException && !AwsCalls.IsThrottle(refused) && Apart(some).Count > 1)
                    {
                        areMixed = true;
                        return null;
                    }
                },
                isLook,
                cancellationToken);
            if (areMixed)
            {
                _asksApart = true;
                left = new(Apart([.. some, .. left.SelectMany(others => others)]));
                continue;
            }

            if (answer is null)
            {
                return null;
            }

            OnlyMissing(purpose, answer.Failures);
            found.AddRange((answer.ServiceDeployments ?? []).Where(deployment => deployment.ServiceDeploymentArn is not null).Select(EcsAnswers.Of));
        }

        return found;
    }

    private Task<T> CallAsync<T>(AwsPurpose purpose, Func<Task<T>> call, bool isLook, CancellationToken cancellationToken) =>
        isLook ? _calls.RunAsync(purpose, call, cancellationToken) : _calls.PatientlyAsync(purpose, call, cancellationToken);

    // The last part of the ARN is the deployment; what stands before it is the service.
    private static List<string[]> Apart(IReadOnlyList<string> arns) =>
        [.. arns.GroupBy(arn => arn[..(arn.LastIndexOf('/') + 1)]).SelectMany(service => service.Chunk(MostServiceDeployments))];

    // Refused to these credentials, or a call that this ECS does not have.
    private static bool IsNotThere(AmazonECSException refused) =>
        AwsCalls.IsDenial(refused) || refused.ErrorCode is "UnknownOperationException" or "UnknownOperation" or "UnsupportedOperation" or "UnsupportedOperationException" or "InvalidAction";
}

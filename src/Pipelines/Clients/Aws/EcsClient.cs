using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.ECS;
using Amazon.ECS.Model;

namespace Pipelines.Clients.Aws;

/// <summary>Amazon ECS, as far as a deployment needs it.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/</remarks>
internal sealed class EcsClient(AwsAccess access) : IDisposable
{
    private const int MostServices = 10, MostServiceDeployments = 20, MostTasks = 100, MostTaskDefinitions = 100;

    private readonly AmazonECSClient _ecs = new(access.Credentials, access.Configure(new AmazonECSConfig()));
    private readonly AwsCalls _calls = new(access);

    /// <summary>The cluster of that name; null when there is none.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<EcsCluster?> FindClusterAsync(string cluster, CancellationToken cancellationToken)
    {
        var purpose = AwsText.DescribingCluster(cluster);
        var answer = await _calls.RunAsync(
            purpose, () => _ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [cluster] }, cancellationToken), cancellationToken);
        OnlyMissing(purpose, answer.Failures);
        return answer.Clusters?.FirstOrDefault() is { } found ? new(found.ClusterArn, found.ClusterName, found.Status) : null;
    }

    /// <summary>The services of those names that are there, in no order; a missing one is simply not among them.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<IReadOnlyList<EcsService>> DescribeServicesAsync(string cluster, IReadOnlyList<string> services, CancellationToken cancellationToken)
    {
        var found = new List<EcsService>();
        foreach (var some in services.Chunk(MostServices))
        {
            var purpose = AwsText.DescribingServices(cluster, some);
            var answer = await _calls.RunAsync(
                purpose,
                () => _ecs.DescribeServicesAsync(new DescribeServicesRequest { Cluster = cluster, Services = [.. some] }, cancellationToken),
                cancellationToken);
            OnlyMissing(purpose, answer.Failures);
            found.AddRange((answer.Services ?? []).Select(EcsAnswers.Of));
        }

        return found;
    }

    /// <summary>A task definition by its ARN, by <c>family:revision</c>, or the newest of a family, with its tags; null when there is none.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<EcsTaskDefinition?> FindTaskDefinitionAsync(string name, CancellationToken cancellationToken) => _calls.RunAsync(
        AwsText.DescribingTaskDefinition(name),
        async () =>
        {
            try
            {
                var request = new DescribeTaskDefinitionRequest { TaskDefinition = name, Include = ["TAGS"] };
                return EcsAnswers.Of(await _ecs.DescribeTaskDefinitionAsync(request, cancellationToken));
            }
            catch (ClientException missing) when (missing.Message.Contains("Unable to describe task definition", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        },
        cancellationToken);

    /// <summary>The ARNs of a family's revisions that can be run, newest first.</summary>
    /// <param name="family">The whole name of the family.</param>
    /// <param name="most">How many at most; they come in pages of up to 100.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<EcsRevisions> NewestTaskDefinitionsAsync(string family, int most, CancellationToken cancellationToken)
    {
        var arns = new List<string>();
        var request = new ListTaskDefinitionsRequest { FamilyPrefix = family, Status = TaskDefinitionStatus.ACTIVE, Sort = SortOrder.DESC };
        do
        {
            request.MaxResults = Math.Min(most - arns.Count, MostTaskDefinitions);
            var page = await _calls.RunAsync(AwsText.ListingTaskDefinitions(family), () => _ecs.ListTaskDefinitionsAsync(request, cancellationToken), cancellationToken);
            arns.AddRange(page.TaskDefinitionArns ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken) && arns.Count < most);

        return new([.. arns.Take(most)], arns.Count > most || !string.IsNullOrEmpty(request.NextToken));
    }

    /// <summary>Puts tags on a resource, over those that it has.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public System.Threading.Tasks.Task TagAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => _calls.RunAsync(
        AwsText.Tagging(arn), () => _ecs.TagResourceAsync(new TagResourceRequest { ResourceArn = arn, Tags = EcsAnswers.Of(tags) }, cancellationToken), cancellationToken);

    /// <summary>Registers a revision and gives its ARN.</summary>
    /// <param name="definition">The input of RegisterTaskDefinition, without tags.</param>
    /// <param name="tags">The tags of the revision.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="Values.DefinitionException">The definition has a member that ECS does not know, or one of the wrong kind.</exception>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<string> RegisterTaskDefinitionAsync(JsonObject definition, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        RegisterTaskDefinitionRequest request;
        try
        {
            request = EcsJson.Registration(definition);
        }
        catch (JsonException wrong)
        {
            throw AwsText.WrongTaskDefinition(definition, wrong);
        }

        if (tags.Count > 0)
        {
            request.Tags = EcsAnswers.Of(tags);
        }

        var answer = await _calls.RunAsync(
            AwsText.Registering(request.Family),
            () => Disturbance.WaitOutAsync(() => _ecs.RegisterTaskDefinitionAsync(request, cancellationToken), IsCollision, access.Time, cancellationToken),
            cancellationToken);
        return answer.TaskDefinition.TaskDefinitionArn;
    }

    /// <summary>Lets a service run a task definition. Nothing else of the service is touched: the number of tasks belongs to its autoscaling.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<EcsService> UpdateServiceAsync(string cluster, string service, string taskDefinition, CancellationToken cancellationToken) =>
        UpdateAsync(new UpdateServiceRequest { Cluster = cluster, Service = service, TaskDefinition = taskDefinition }, cancellationToken);

    /// <summary>Lets a service begin again with the task definition that it has already, which a plain update would not do.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<EcsService> RestartServiceAsync(string cluster, string service, string taskDefinition, CancellationToken cancellationToken) =>
        UpdateAsync(new UpdateServiceRequest { Cluster = cluster, Service = service, TaskDefinition = taskDefinition, ForceNewDeployment = true }, cancellationToken);

    /// <summary>The service deployments of those ARNs that are there; null when the credentials may not ask.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused for another reason, or cannot be reached.</exception>
    public async Task<IReadOnlyList<EcsServiceDeployment>?> FindServiceDeploymentsAsync(IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        var found = new List<EcsServiceDeployment>();
        foreach (var some in arns.Chunk(MostServiceDeployments))
        {
            var purpose = AwsText.Watching(some);
            var answer = await _calls.RunAsync(
                purpose,
                async () =>
                {
                    try
                    {
                        var request = new DescribeServiceDeploymentsRequest { ServiceDeploymentArns = [.. some] };
                        return await _ecs.DescribeServiceDeploymentsAsync(request, cancellationToken);
                    }
                    catch (AmazonECSException refused) when (AwsCalls.IsDenial(refused) || refused.ErrorCode is "UnknownOperationException" or "UnsupportedOperation")
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
            found.AddRange((answer.ServiceDeployments ?? []).Select(EcsAnswers.Of));
        }

        return found;
    }

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
                    catch (AmazonECSException refused) when (AwsCalls.IsDenial(refused) || refused.ErrorCode is "UnknownOperationException" or "UnsupportedOperation")
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
            var page = await _calls.RunAsync(AwsText.ListingTasks(cluster, service), () => _ecs.ListTasksAsync(list, cancellationToken), cancellationToken);
            arns.AddRange(page.TaskArns ?? []);
            list.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(list.NextToken));

        var tasks = new List<EcsTask>();
        foreach (var some in arns.Chunk(MostTasks))
        {
            var purpose = AwsText.DescribingTasks(cluster, service);
            var answer = await _calls.RunAsync(
                purpose,
                () => _ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = cluster, Tasks = [.. some] }, cancellationToken),
                cancellationToken);
            OnlyMissing(purpose, answer.Failures);
            tasks.AddRange((answer.Tasks ?? []).Select(EcsAnswers.Of));
        }

        return tasks;
    }

    /// <inheritdoc/>
    public void Dispose() => _ecs.Dispose();

    private async Task<EcsService> UpdateAsync(UpdateServiceRequest request, CancellationToken cancellationToken)
    {
        var answer = await _calls.RunAsync(AwsText.Updating(request.Cluster, request.Service), () => _ecs.UpdateServiceAsync(request, cancellationToken), cancellationToken);
        return EcsAnswers.Of(answer.Service);
    }

    // A batch read answers 200 with what it could not read. That something is not there is an answer; anything else is a refusal.
    private void OnlyMissing(AwsPurpose purpose, List<Failure>? failures)
    {
        if (failures?.FirstOrDefault(failure => failure.Reason != "MISSING") is { } refusal)
        {
            throw AwsText.Failed(purpose, access, refusal.Arn, refusal.Reason, refusal.Detail);
        }
    }

    // Two registrations of one family at the same moment: ECS says so, and no SDK tries again.
    private static bool IsCollision(Exception exception) =>
        exception is ClientException && exception.Message.Contains("concurrent attempts", StringComparison.OrdinalIgnoreCase);
}

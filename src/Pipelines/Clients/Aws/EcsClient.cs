using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.ECS;
using Amazon.ECS.Model;

namespace Pipelines.Clients.Aws;

/// <summary>
/// Amazon ECS, as far as a deployment needs it. While ECS asks to slow down, a call waits; only a look, which comes again anyway, does not.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/</remarks>
internal sealed partial class EcsClient(AwsAccess access) : IDisposable
{
    private const int MostServices = 10, MostServiceDeployments = 20, MostTasks = 100, MostTaskDefinitions = 100;

    private readonly AmazonECSClient _ecs = new(access.Credentials, access.Configure(new AmazonECSConfig()));
    private readonly AwsCalls _calls = new(access);

    /// <summary>The cluster of that name; null when there is none.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public async Task<EcsCluster?> FindClusterAsync(string cluster, CancellationToken cancellationToken)
    {
        var purpose = AwsText.DescribingCluster(cluster);
        var answer = await _calls.PatientlyAsync(
            purpose, () => _ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [cluster] }, cancellationToken), cancellationToken);
        OnlyMissing(purpose, answer.Failures);
        return answer.Clusters?.FirstOrDefault() is { } found ? new(found.ClusterArn, found.ClusterName, found.Status) : null;
    }

    /// <summary>The services of those names that are there, in no order; a missing one is simply not among them.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<IReadOnlyList<EcsService>> DescribeServicesAsync(string cluster, IReadOnlyList<string> services, CancellationToken cancellationToken) =>
        ServicesAsync(cluster, services, isLook: false, cancellationToken);

    /// <summary>A task definition by its ARN, by <c>family:revision</c>, or the newest of a family, with its tags; null when there is none.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<EcsTaskDefinition?> FindTaskDefinitionAsync(string name, CancellationToken cancellationToken) => _calls.PatientlyAsync(
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
            var page = await _calls.PatientlyAsync(AwsText.ListingTaskDefinitions(family), () => _ecs.ListTaskDefinitionsAsync(request, cancellationToken), cancellationToken);
            arns.AddRange(page.TaskDefinitionArns ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken) && arns.Count < most);

        return new([.. arns.Take(most)], arns.Count > most || !string.IsNullOrEmpty(request.NextToken));
    }

    /// <summary>Puts tags on a resource, over those that it has.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public System.Threading.Tasks.Task TagAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) => _calls.PatientlyAsync(
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
            () => Disturbance.WaitOutAsync(() => _ecs.RegisterTaskDefinitionAsync(request, cancellationToken), refused => IsCollision(refused) || AwsCalls.IsThrottle(refused), access, cancellationToken),
            cancellationToken);
        return answer.TaskDefinition.TaskDefinitionArn;
    }

    /// <summary>Deregisters a revision: no service can be updated to it any more; one that runs it goes on.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public System.Threading.Tasks.Task DeregisterTaskDefinitionAsync(string arn, CancellationToken cancellationToken) => _calls.PatientlyAsync(
        AwsText.Deregistering(arn), () => _ecs.DeregisterTaskDefinitionAsync(new DeregisterTaskDefinitionRequest { TaskDefinition = arn }, cancellationToken), cancellationToken);

    /// <summary>Lets a service run a task definition. Nothing else of the service is touched: the number of tasks belongs to its autoscaling.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<EcsService> UpdateServiceAsync(string cluster, string service, string taskDefinition, CancellationToken cancellationToken) =>
        UpdateAsync(new UpdateServiceRequest { Cluster = cluster, Service = service, TaskDefinition = taskDefinition }, cancellationToken);

    /// <summary>Lets a service begin again with the task definition that it has already, which a plain update would not do.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<EcsService> RestartServiceAsync(string cluster, string service, string taskDefinition, CancellationToken cancellationToken) =>
        UpdateAsync(new UpdateServiceRequest { Cluster = cluster, Service = service, TaskDefinition = taskDefinition, ForceNewDeployment = true }, cancellationToken);

    /// <summary>Lets ECS end a service deployment and put back what ran before. One that has ended already stays as it is.</summary>
    /// <exception cref="Values.ExecutionException">ECS refused, or cannot be reached.</exception>
    public Task<bool> RollBackServiceDeploymentAsync(string arn, CancellationToken cancellationToken) => _calls.PatientlyAsync(
        AwsText.Stopping(arn),
        async () =>
        {
            try
            {
                // ABORT is in the API's model too, and refused: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html
                var request = new StopServiceDeploymentRequest { ServiceDeploymentArn = arn, StopType = StopServiceDeploymentStopType.ROLLBACK };
                await _ecs.StopServiceDeploymentAsync(request, cancellationToken);
                return true;
            }
            catch (ConflictException)
            {
                return false;
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _ecs.Dispose();

    private async Task<EcsService> UpdateAsync(UpdateServiceRequest request, CancellationToken cancellationToken)
    {
        var answer = await _calls.PatientlyAsync(
            AwsText.Updating(request.Cluster, request.Service), () => _ecs.UpdateServiceAsync(request, cancellationToken), cancellationToken);
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

using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>All or nothing: lets the services that this run has moved run again what they ran before, because another one failed.</summary>
internal sealed class Return(EcsClient ecs, IWatchLog log, TimeProvider time, DeploymentOptions options, DeploymentPlan plan)
{
    /// <summary>Returns them all at once, and waits for the verdict on each.</summary>
    /// <param name="done">The results so far.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The results, each moved service with what became of its return.</returns>
    public async Task<IReadOnlyList<ServiceResult>> OfAsync(IReadOnlyList<ServiceResult> done, CancellationToken cancellationToken)
    {
        var moved = done.Where(result => result.HasMoved && result.Verdict.Outcome == Outcome.Succeeded).ToList();
        if (moved.Count == 0)
        {
            return done;
        }

        log.Warning(ResultText.Returns(moved, done));
        var returned = await ReturnAsync(moved, cancellationToken);
        return [.. done.Select(result => returned.FirstOrDefault(one => one.Plan.Service == result.Plan.Service) is { } back ? result with { Returned = back } : result)];
    }

    private async Task<IReadOnlyList<ServiceResult>> ReturnAsync(List<ServiceResult> moved, CancellationToken cancellationToken)
    {
        try
        {
            var now = (await ecs.DescribeServicesAsync(plan.Cluster, [.. moved.Select(result => result.Plan.Service.Name)], cancellationToken)).ToDictionary(service => service.Name);
            var back = moved.Where(result => now.GetValueOrDefault(result.Plan.Service.Name)?.TaskDefinition == result.TaskDefinition)
                .Select(result => result.Plan with
                {
                    Input = result.Plan.Input with { Json = result.Plan.Running.Json, Registered = result.Plan.Running },
                    Move = Move.Return,
                    Seen = now[result.Plan.Service.Name],
                })
                .ToList();

            // What somebody else has deployed since is theirs.
            var theirs = moved.Where(result => back.All(one => one.Service != result.Plan.Service)).Select(result => new ServiceResult(result.Plan, new(Outcome.Superseded)));
            return [.. await new Wave(ecs, log, time, options, plan).RunAsync(back, service => service.Running.Arn, cancellationToken), .. theirs];
        }
        catch (ExecutionException unread)
        {
            return [.. moved.Select(result => new ServiceResult(result.Plan, new(Outcome.Refused)) { Reason = unread.Message })];
        }
    }
}

using Pipelines.Clients.Aws;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>Asks ECS to put back what ran before a deployment that is under way.</summary>
internal sealed class Stop(EcsClient ecs, IProgressLog log, DeploymentOptions options)
{
    /// <summary>How long the asking may take when the run is being cancelled: GitLab ends a cancelled job soon.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>Stops a deployment whose tasks fail to start again and again.</summary>
    /// <returns>Whether ECS does it.</returns>
    public async Task<bool> HopelessAsync(string service, Watch watch, CancellationToken cancellationToken)
    {
        log.Warning(ResultText.Hopeless(service, watch.FailedStarts));
        return await AskAsync(service, watch, cancellationToken);
    }

    /// <summary>Stops the deployments of a run that is being cancelled.</summary>
    /// <returns>The services whose deployment goes on all the same.</returns>
    public async Task<IReadOnlyList<string>> CancelledAsync(IReadOnlyList<(string Service, Watch Watch)> open)
    {
        if (!options.RollbackOnCancel)
        {
            return [.. open.Select(one => one.Service)];
        }

        // What cancels the run must not cancel its last calls.
        using var patience = new CancellationTokenSource(Grace);
        var left = new List<string>();
        foreach (var (service, watch) in open)
        {
            if (!await AskAsync(service, watch, patience.Token))
            {
                left.Add(service);
            }
        }

        return left;
    }

    private async Task<bool> AskAsync(string service, Watch watch, CancellationToken cancellationToken)
    {
        if (watch.Binding.ServiceDeployment is not { } arn)
        {
            return false;
        }

        try
        {
            await ecs.RollBackServiceDeploymentAsync(arn, cancellationToken);
            log.Info(ResultText.PutsBack(service));
            return true;
        }
        catch (Exception refused) when (refused is ExecutionException || (refused is OperationCanceledException && options.RollbackOnCancel))
        {
            log.Warning(ResultText.NotStopped(service, refused.Message));
            return false;
        }
    }
}

using Pipelines.Clients.Aws;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Applying;

/// <summary>
/// The end of the log of the container that failed, where its log driver is awslogs.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
/// </summary>
internal sealed class LogTail(EcsClient ecs, DeploymentOptions options)
{
    /// <summary>The last lines of the newest task that ran; none when there is no such task or log. What cannot be read is put into <paramref name="gaps"/>.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(ServicePlan service, IReadOnlyList<EcsTask> tasks, List<string> gaps, CancellationToken cancellationToken)
    {
        // A container without an exit code never ran, and has no log.
        if (tasks.FirstOrDefault(task => task.Containers.Any(container => container.ExitCode is not null)) is not { } task)
        {
            return [];
        }

        var failed = task.Containers.Where(container => container.ExitCode is not null).OrderByDescending(container => container.ExitCode != 0).First();
        if (StreamOf(service, failed.Name, task.Id) is not { } stream)
        {
            return [];
        }

        try
        {
            return await ecs.LogTailAsync(stream, options.LogLinesShown, cancellationToken);
        }
        catch (ExecutionException refused)
        {
            gaps.Add(refused.Message);
            return [];
        }
    }

    private static LogStream? StreamOf(ServicePlan service, string container, string task)
    {
        var definition = service.Wanted["containerDefinitions"]?.AsArray().FirstOrDefault(one => one?["name"]?.GetValue<string>() == container);
        return definition?["logConfiguration"] is { } log && log["logDriver"]?.GetValue<string>() == "awslogs"
            && log["options"] is { } set && set["awslogs-group"]?.GetValue<string>() is { } group && set["awslogs-stream-prefix"]?.GetValue<string>() is { } prefix
            ? new(group, $"{prefix}/{container}/{task}", set["awslogs-region"]?.GetValue<string>())
            : null;
    }
}

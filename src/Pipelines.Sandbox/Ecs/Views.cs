using System.Collections.Concurrent;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Ecs;

/// <summary>
/// Services as readers see them: as they were a while ago, because ECS is eventually consistent.
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
/// </summary>
internal sealed class Views(TimeSpan lag, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, List<(DateTimeOffset At, Service Service)>> past = new();

    /// <summary>Remembers how a service is now.</summary>
    public void Record(Service service)
    {
        if (lag <= TimeSpan.Zero)
        {
            return;
        }

        var states = past.GetOrAdd(service.Arn, _ => []);
        lock (states)
        {
            if (states.Count == 0 || !ReferenceEquals(states[^1].Service, service))
            {
                states.Add((clock.GetUtcNow(), service));
            }
        }
    }

    /// <summary>The service as a reader sees it.</summary>
    public Service Of(Store<Service> store)
    {
        var service = store.Value;
        if (lag <= TimeSpan.Zero || !past.TryGetValue(service.Arn, out var states))
        {
            return service;
        }

        var shown = clock.GetUtcNow() - lag;
        lock (states)
        {
            var newest = states.FindLastIndex(state => state.At <= shown);
            states.RemoveRange(0, Math.Max(0, newest));
            return states[0].Service;
        }
    }
}

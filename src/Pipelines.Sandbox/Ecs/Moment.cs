using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Ecs;

/// <summary>What a change to a service needs from outside: the time, new ids, the pace, and what runs tasks.</summary>
internal sealed record Moment(DateTimeOffset Now, Entropy Entropy, SandboxTempo Tempo, TaskRunnerKind Runner)
{
    /// <summary>What runs the tasks of a revision: the bootstrap image exists nowhere, so its tasks are always simulated.</summary>
    public TaskRunnerKind RunnerOf(ServiceRevision revision) =>
        revision.Images.All(image => image.Image == EcsSeed.BootstrapImage) ? TaskRunnerKind.Simulated : Runner;

    public string NewRolloutId() => "ecs-svc/" + Entropy.Number(19);

    /// <summary>The last part of the ARN of a service deployment or revision.</summary>
    public string NewName(int length = 21) => Entropy.Word(length);

    /// <summary>A service to which something happened.</summary>
    public Service Note(Service service, string message)
    {
        var events = service.Events.Insert(0, new(Entropy.Uuid(), Now, $"(service {service.Name}) {message}"));
        return service with { Events = events.Count > Service.EventsKept ? events.RemoveRange(Service.EventsKept, events.Count - Service.EventsKept) : events };
    }
}

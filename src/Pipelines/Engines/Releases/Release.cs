using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>
/// A deployment of the whole application to one environment that has succeeded: one revision of a task definition for each service.
/// It is never changed; only when it last began to run is.
/// </summary>
/// <param name="Carrier">The ARN of the revision whose tags hold the record: the first in the application's order that was in no release before.</param>
/// <param name="Id">The release's name for people, the carrier's service and revision: <c>backend:7</c>.</param>
/// <param name="Origin">Where it came from.</param>
internal sealed record Release(string Carrier, string Id, Origin Origin)
{
    /// <summary>The revision of each service, by the service's name: <c>family:revision</c>.</summary>
    public required IReadOnlyDictionary<string, string> Members { get; init; }

    /// <summary>The digest of each image, by its repository.</summary>
    public required IReadOnlyDictionary<string, Digest> Images { get; init; }

    /// <summary>When its deployment had succeeded.</summary>
    public required DateTimeOffset Released { get; init; }

    /// <summary>When it last began to run: <see cref="Released"/>, or the end of a rollback to it.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Who let it run the last time.</summary>
    public required string SinceBy { get; init; }

    /// <summary>When the carrier was registered, by ECS's one clock: what the order of releases follows.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>True when the services run just this.</summary>
    /// <param name="application">The application; services that it does not have any more do not count.</param>
    /// <param name="running">What each service runs, by its name: <c>family:revision</c>.</param>
    public bool Is(Application application, IReadOnlyDictionary<string, string> running)
    {
        var members = application.Services.Where(service => Members.ContainsKey(service.Name)).ToList();
        return members.Count > 0 && members.All(service => running.GetValueOrDefault(service.Name) == Members[service.Name]);
    }
}

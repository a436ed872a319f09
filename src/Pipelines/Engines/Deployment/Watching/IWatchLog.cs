using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Watching;

/// <summary>Where a deployment says what it does while people watch: a log, that knows which services are waited for and how far they are.</summary>
internal interface IWatchLog : IProgressLog
{
    /// <summary>Shows a wait for services, while it goes on.</summary>
    Task<T> DuringAsync<T>(IReadOnlyList<string> services, Func<Task<T>> wait);

    /// <summary>How far a service is, after each look.</summary>
    void Show(ServiceProgress progress);

    /// <summary>Shows the verdict on a service.</summary>
    void ShowVerdict(string service, IReadOnlyList<string> lines);
}

/// <summary>How far the deployment of a service is.</summary>
/// <param name="Service">The service.</param>
/// <param name="TaskDefinition">What is deployed, <c>family:revision</c>.</param>
/// <param name="At">How long it has been waited for.</param>
/// <param name="Line">All of it in a line; empty while nothing is known.</param>
internal sealed record ServiceProgress(string Service, string TaskDefinition, TimeSpan At, string Line)
{
    /// <summary>Tasks of the deployment that run; null while nothing is known.</summary>
    public int? Running { get; init; }

    /// <summary>Tasks that it shall have; null while nothing is known.</summary>
    public int? Desired { get; init; }

    /// <summary>Tasks in a row that did not come to run well.</summary>
    public int Failed { get; init; }

    /// <summary>Where it stands, in a few words.</summary>
    public required string State { get; init; }
}

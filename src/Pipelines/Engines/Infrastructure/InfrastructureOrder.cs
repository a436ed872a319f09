using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>Whose infrastructure is planned or applied, from what source, and what a person said besides.</summary>
internal sealed record InfrastructureOrder
{
    /// <summary>The application; it has infrastructure.</summary>
    public required Application Application { get; init; }

    /// <summary>The environment.</summary>
    public required DeploymentEnvironment Environment { get; init; }

    /// <summary>The repository's root.</summary>
    public required string Root { get; init; }

    /// <summary>What is checked out.</summary>
    public required Revision Revision { get; init; }

    /// <summary>Where the state is, for people and to compare.</summary>
    public required string State { get; init; }

    /// <summary>Addresses that may be destroyed.</summary>
    public IReadOnlyList<string> AllowDestroy { get; init; } = [];

    /// <summary>True for a plan that is only looked at: it takes no lock and leaves nothing that could be applied.</summary>
    public bool IsPreview { get; init; }

    /// <summary>True when the state may be empty, because nothing was made here yet.</summary>
    public bool IsNewState { get; init; }

    /// <summary>How long to wait for the state's lock; null = as long as usual.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>True where colours are seen.</summary>
    public bool InColour { get; init; }

    public Definitions.Infrastructure Infrastructure => Application.Infrastructure!;

    public PlanFiles Files => PlanFiles.Of(Root, Environment);

    public string Inputs => Path.Combine(Root, Infrastructure.InputsOf(Environment));

    public string Subject => $"{Application.Name} in {Environment}";
}

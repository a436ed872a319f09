namespace Pipelines.Clients.Containers;

/// <summary>What a container engine builds.</summary>
internal sealed record BuildOptions
{
    /// <summary>The absolute path of the Dockerfile.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The absolute path of the context, a folder.</summary>
    public required string Context { get; init; }

    /// <summary>The name that the image gets in the engine, <c>name:tag</c>.</summary>
    public required string Tag { get; init; }

    /// <summary>Build arguments (<c>ARG</c>), by name. They stay readable in the image's history: no secrets.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels of the image, by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The network of the build's steps: <c>host</c>, <c>none</c> …; null = the engine's own default.</summary>
    public string? Network { get; init; }

    /// <summary>The time that stands for "now" in the image where the builder knows SOURCE_DATE_EPOCH; null = the time of the build.</summary>
    public DateTimeOffset? SourceDate { get; init; }

    /// <summary>What a person does when a step fails: an imperative sentence.</summary>
    public string Remedy { get; init; } = "Mend that step.";
}

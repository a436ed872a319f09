namespace Pipelines.Definitions;

/// <summary>A finding that the application accepts: docs/findings.md lists the ids.</summary>
/// <param name="Id">The id, such as <c>PIPE0311</c>.</param>
/// <param name="Reason">Why it is right here, for whoever asks later; never empty.</param>
public sealed record Suppression(string Id, string Reason)
{
    /// <summary>The symbol at which alone it is accepted, such as <c>Build.Deploy</c>; null = everywhere.</summary>
    public string? Symbol { get; init; }
}

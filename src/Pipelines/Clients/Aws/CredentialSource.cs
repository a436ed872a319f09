namespace Pipelines.Clients.Aws;

/// <summary>Where credentials are looked for when nobody hands them over.</summary>
internal sealed record CredentialSource
{
    /// <summary>The profile that the SDK takes (AWS_PROFILE), for people; null when none was named.</summary>
    public string? Profile { get; init; }

    /// <summary>
    /// True when the role of the machine (instance metadata) will do. Not for a job: the role would be that of the runner, for whichever project it runs.
    /// </summary>
    public bool IsInstanceAllowed { get; init; } = true;
}

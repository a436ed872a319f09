namespace Pipelines.Sandbox;

/// <summary>Another process serves the same state folder.</summary>
public sealed class SandboxInUseException : IOException
{
    internal SandboxInUseException(string folder, Uri? endpoint, Exception inner)
        : base($"The sandbox in '{folder}' is already served by another process{(endpoint is null ? "" : $", at {endpoint}")}. Use that one, stop it, or choose another folder.", inner) =>
        Endpoint = endpoint;

    /// <summary>Where the other process serves it; null while it is still starting for the first time.</summary>
    public Uri? Endpoint { get; }
}

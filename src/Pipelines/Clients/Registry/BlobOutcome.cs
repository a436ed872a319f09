namespace Pipelines.Clients.Registry;

/// <summary>How a blob came to be in a repository.</summary>
internal enum BlobOutcome
{
    /// <summary>It was there; nothing moved.</summary>
    AlreadyThere,

    /// <summary>The registry took it from another of its repositories; nothing moved.</summary>
    Mounted,

    /// <summary>Its bytes were sent.</summary>
    Sent,
}

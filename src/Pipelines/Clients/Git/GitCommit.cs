namespace Pipelines.Clients.Git;

/// <summary>A commit, and where it was found.</summary>
/// <param name="Id">40 hex digits.</param>
/// <param name="Date">When it was committed, with the committer's offset.</param>
/// <param name="Branch">The branch that is checked out; null when HEAD is detached, as GitLab's runner leaves it.</param>
internal sealed record GitCommit(string Id, DateTimeOffset Date, string? Branch);

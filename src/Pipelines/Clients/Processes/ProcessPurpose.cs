namespace Pipelines.Clients.Processes;

/// <summary>What a process is run for, in the words of the error that is thrown when it fails.</summary>
/// <param name="Action">What was being done: "read the commit".</param>
/// <param name="Subject">The thing it was done to: a path, an image, an address.</param>
/// <param name="Remedy">The next step: an imperative sentence.</param>
internal sealed record ProcessPurpose(string Action, string Subject, string Remedy);

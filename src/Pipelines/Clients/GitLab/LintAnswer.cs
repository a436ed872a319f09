namespace Pipelines.Clients.GitLab;

/// <summary>What GitLab says of a pipeline file.</summary>
/// <param name="IsValid">True when it would make a pipeline of it.</param>
/// <param name="Errors">Why not, in GitLab's words.</param>
/// <param name="Warnings">What it takes and would have otherwise, in GitLab's words.</param>
internal sealed record LintAnswer(bool IsValid, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings);

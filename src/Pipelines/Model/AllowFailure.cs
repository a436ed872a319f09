namespace Pipelines.Model;

/// <summary><c>allow_failure</c>: https://docs.gitlab.com/ci/yaml/#allow_failure.</summary>
/// <param name="Allowed">True = a failure does not fail the pipeline.</param>
public sealed record AllowFailure(bool Allowed)
{
    /// <summary><c>exit_codes</c>: only these may fail; empty = any.</summary>
    public IReadOnlyList<int> ExitCodes { get; init; } = [];

    /// <summary>Yes or no, whatever the exit code.</summary>
    public static implicit operator AllowFailure(bool allowed) => new(allowed);
}

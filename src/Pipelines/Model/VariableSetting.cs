namespace Pipelines.Model;

/// <summary>One entry of <c>variables</c>: https://docs.gitlab.com/ci/yaml/#variables. Never for secrets.</summary>
/// <param name="Name">Letters, digits and <c>_</c>.</param>
/// <param name="Value">The value; <c>$NAME</c> in it is expanded.</param>
public sealed record VariableSetting(string Name, string Value)
{
    /// <summary><c>expand: false</c>: the value is taken as it is.</summary>
    public bool Expand { get; init; } = true;

    /// <summary><c>description</c>: shown when a person starts a pipeline; at the top level only.</summary>
    public string? Description { get; init; }

    /// <summary><c>options</c>: the values that a person may choose from; at the top level only, with a description.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}

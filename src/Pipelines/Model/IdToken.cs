namespace Pipelines.Model;

/// <summary>One entry of <c>id_tokens</c>: https://docs.gitlab.com/ci/yaml/#id_tokens. A signed token that says which project, ref and environment the job is of.</summary>
/// <param name="Name">The variable that holds the token.</param>
/// <param name="Audiences"><c>aud</c>: who may accept it; at least one.</param>
public sealed record IdToken(string Name, params IReadOnlyList<string> Audiences);

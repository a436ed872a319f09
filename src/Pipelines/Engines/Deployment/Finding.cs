namespace Pipelines.Engines.Deployment;

/// <summary>Something that was noticed before the first write. docs/deployment-findings.md lists them all.</summary>
/// <param name="Id">The rule, <c>ECS0204</c>.</param>
/// <param name="Weight">Whether it stops the deployment.</param>
/// <param name="Where">The service, or the thing that is wrong.</param>
/// <param name="What">What is wrong with it, and why that is wrong.</param>
/// <param name="Mend">How to mend it: an imperative sentence.</param>
/// <param name="Page">The page that says so: an address.</param>
public sealed record Finding(string Id, FindingWeight Weight, string Where, string What, string Mend, string Page)
{
    /// <summary>The place in the containers' JSON, <c>deploy/backend.uat.json:12:7</c>; null when it is not written there.</summary>
    public string? Place { get; init; }

    /// <summary>The part of the task definition that it is about, <c>backend.environment.DB_PASSWORD</c>; null when it is about the whole.</summary>
    public string? Subject { get; init; }

    /// <summary><c>error ECS0204 backend (deploy/backend.json:12:7): what. mend page</c>.</summary>
    public override string ToString() =>
        $"{(Weight == FindingWeight.Refusal ? "error" : "warning")} {Id} {Where}{(Place is null ? "" : $" ({Place})")}: {What}. {Mend} {Page}";
}

/// <summary>Whether a finding stops a deployment.</summary>
public enum FindingWeight
{
    /// <summary>Shown; the deployment goes on.</summary>
    Warning,

    /// <summary>The deployment is refused: exit code 14, nothing is written.</summary>
    Refusal,
}

namespace Pipelines.Engines.Deployment;

/// <summary>Something that was noticed before the first write.</summary>
/// <param name="Weight">Whether it stops the deployment.</param>
/// <param name="Where">The service, or the thing that is wrong.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="Mend">How to mend it: an imperative sentence.</param>
public sealed record Finding(FindingWeight Weight, string Where, string What, string Mend)
{
    /// <summary><c>where: what. mend</c>.</summary>
    public override string ToString() => $"{Where}: {What}. {Mend}";
}

/// <summary>Whether a finding stops a deployment.</summary>
public enum FindingWeight
{
    /// <summary>Shown; the deployment goes on.</summary>
    Warning,

    /// <summary>The deployment is refused: exit code 14, nothing is written.</summary>
    Refusal,
}

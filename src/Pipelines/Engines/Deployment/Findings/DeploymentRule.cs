using System.Globalization;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>What can be found before a deployment writes: one line of docs/deployment-findings.md.</summary>
/// <param name="Id">Four digits after ECS: the first two are the family's.</param>
/// <param name="Weight">Whether it stops the deployment.</param>
/// <param name="What">What is wrong, with holes {0}, {1} …</param>
/// <param name="Mend">How to mend it, with the same holes.</param>
/// <param name="Page">The page that says so: an address.</param>
internal sealed record DeploymentRule(string Id, FindingWeight Weight, string What, string Mend, string Page)
{
    /// <summary>The finding.</summary>
    /// <param name="where">The service, or the thing that is wrong.</param>
    /// <param name="values">What goes into the holes.</param>
    public Finding At(string where, params object?[] values) =>
        new(Id, Weight, where, string.Format(CultureInfo.InvariantCulture, What, values), string.Format(CultureInfo.InvariantCulture, Mend, values), Page);
}

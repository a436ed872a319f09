using System.Reflection;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>All that can be found, with its words. A family of rules a file; what looks for them stands in a file of the same family.</summary>
internal static partial class DeploymentRules
{
    private const string
        Ecs = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/",
        Api = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/",
        Parameters = Ecs + "task_definition_parameters.html";

    // Not before the first asks: the properties of the other files are made only then.
    private static readonly Lazy<IReadOnlyList<DeploymentRule>> Found = new(static () =>
    [
        .. typeof(DeploymentRules).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(DeploymentRule))
            .Select(property => (DeploymentRule)property.GetValue(null)!).OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ]);

    /// <summary>Every rule, by its id.</summary>
    public static IReadOnlyList<DeploymentRule> All => Found.Value;

    private static DeploymentRule Error(string id, string what, string mend, string page) => new(id, FindingWeight.Refusal, what, mend, page);

    private static DeploymentRule Warning(string id, string what, string mend, string page) => new(id, FindingWeight.Warning, what, mend, page);
}

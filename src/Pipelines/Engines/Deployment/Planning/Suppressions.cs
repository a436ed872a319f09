using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Planning;

/// <summary>The findings that the author of a service accepts. The tables of the rules may be older than AWS, so that errors can be accepted too.</summary>
internal static class Suppressions
{
    /// <summary>Looks at the suppressions alone.</summary>
    /// <exception cref="DefinitionException">An id is unknown, or a reason is missing.</exception>
    public static void Check(Application application)
    {
        var ids = DeploymentRules.All.Select(rule => rule.Id).ToList();
        var mistakes = application.Services.SelectMany(service => service.Suppress.SelectMany(one =>
            !ids.Contains(one.Id) ? [PlanText.UnknownSuppression(service, one.Id, ids)]
            : string.IsNullOrWhiteSpace(one.Reason) ? [PlanText.NoReason(service, one.Id)]
            : Array.Empty<DefinitionMistake>())).ToList();
        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }
    }

    /// <summary>The suppression of a finding; null when nobody accepts it.</summary>
    public static Suppression? Of(Application application, Finding finding) =>
        application.Services.FirstOrDefault(service => service.Name == finding.Where)?.Suppress
            .FirstOrDefault(one => one.Id == finding.Id && (one.Symbol is null || one.Symbol == finding.Subject));
}

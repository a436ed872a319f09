using Pipelines.Definitions;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>Parts findings by what an application accepts; a suppression that is wrong is itself a finding, which nobody can suppress.</summary>
/// <param name="Open">The findings that stand, with those about suppressions.</param>
/// <param name="Accepted">The findings that were accepted, each with its reason.</param>
internal sealed record Suppressions(IReadOnlyList<Finding> Open, IReadOnlyList<AcceptedFinding> Accepted)
{
    /// <summary>Parts the findings of an application's pipeline.</summary>
    public static Suppressions Of(Application application, IReadOnlyList<Finding> findings)
    {
        var valid = application.Suppress.Where(suppression => Mistake(application, suppression) is null).ToList();
        var accepted = findings
            .Select(finding => valid.FirstOrDefault(suppression => Covers(suppression, finding)) is { } by ? new AcceptedFinding(finding, by.Reason) : null)
            .OfType<AcceptedFinding>()
            .ToList();
        var unused = valid.Where(suppression => !findings.Any(finding => Covers(suppression, finding)));
        return new(
            [
                .. findings.Where(finding => !valid.Any(suppression => Covers(suppression, finding))),
                .. application.Suppress.Select(suppression => Mistake(application, suppression)).OfType<Finding>(),
                .. unused.Select(suppression => FindingRules.UnusedSuppression.At(SymbolOf(application), suppression.Id)),
            ],
            accepted);
    }

    private static bool Covers(Suppression suppression, Finding finding) =>
        suppression.Id == finding.Rule.Id && (suppression.Symbol is null || suppression.Symbol == finding.Symbol);

    private static Finding? Mistake(Application application, Suppression suppression)
    {
        var ids = FindingRules.All.Select(rule => rule.Id).ToList();
        return !ids.Contains(suppression.Id)
                ? FindingRules.UnknownSuppression.At(SymbolOf(application), suppression.Id, NearestName.Of(suppression.Id, ids) is { } near ? $"; the nearest is '{near}'" : "")
            : string.IsNullOrWhiteSpace(suppression.Reason) ? FindingRules.NoReasonToSuppress.At(SymbolOf(application), suppression.Id)
            : null;
    }

    private static string SymbolOf(Application application) => $"{application.Name}.Suppress";
}

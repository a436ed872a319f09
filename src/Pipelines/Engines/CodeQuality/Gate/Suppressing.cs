using System.IO.Enumeration;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>Takes suppressed findings out. A suppression whose day is over takes nothing out and is a finding; so is one that is not needed any more.</summary>
/// <param name="suppressions">Those of the definition and of the file.</param>
/// <param name="today">The day, in UTC.</param>
internal sealed class Suppressing(IReadOnlyList<LintSuppression> suppressions, DateOnly today)
{
    /// <summary>The tool that our own findings about findings carry.</summary>
    public const string Tool = "lint";

    private const string IsExpired = "suppression-expired", IsUnused = "suppression-unused";

    /// <summary>True for a finding about a suppression.</summary>
    public static bool IsAbout(Finding finding) => finding is { Tool: Tool, Rule: IsExpired or IsUnused };

    /// <summary>What is wrong with the suppressions as they are written.</summary>
    public static IEnumerable<DefinitionMistake> MistakesIn(IEnumerable<LintSuppression> suppressions) => suppressions.SelectMany(suppression => (DefinitionMistake[])
    [
        .. string.IsNullOrWhiteSpace(suppression.Reason) ? (DefinitionMistake[])[GateText.MissingWord(GateText.Symbol(suppression), "reason")] : [],
        .. suppression.Rule.Contains('/', StringComparison.Ordinal) ? [] : (DefinitionMistake[])[GateText.NoRule(suppression)],
    ]);

    /// <summary>The findings that are left, and those about the suppressions.</summary>
    /// <param name="findings">What was found; paths are the repository's.</param>
    /// <param name="files">The repository's files.</param>
    /// <param name="sawEverything">True when every linter looked at everything: only then can a suppression be known to be needless.</param>
    public (IReadOnlyList<Finding> Left, int Suppressed) Apply(IReadOnlyList<Finding> findings, RepositoryFiles files, bool sawEverything)
    {
        var used = new HashSet<LintSuppression>();
        var left = new List<Finding>();
        foreach (var finding in findings)
        {
            // A tool that is missing or broken is no opinion that one could differ from.
            IReadOnlyList<LintSuppression> matching = suppressions.Count == 0 || finding.Severity == Severity.Blocker ? [] : suppressions.Where(suppression => Covers(suppression, finding)).ToList();
            used.UnionWith(matching);
            if (matching.All(suppression => suppression.Until < today))
            {
                left.Add(finding);
            }
        }

        var suppressed = findings.Count - left.Count;
        foreach (var suppression in suppressions)
        {
            if (suppression.Until < today)
            {
                left.Add(About(suppression, files, IsExpired, Severity.Major, GateText.Expired(suppression)));
            }
            else if (sawEverything && !used.Contains(suppression))
            {
                left.Add(About(suppression, files, IsUnused, Severity.Info, GateText.Unused(suppression)));
            }
        }

        return (left, suppressed);
    }

    private static bool Covers(LintSuppression suppression, Finding finding) =>
        FileSystemName.MatchesSimpleExpression(suppression.Rule, $"{finding.Tool}/{finding.Rule}", ignoreCase: false)
        && FileSystemName.MatchesSimpleExpression(suppression.Path, finding.Path, ignoreCase: false);

    private static Finding About(LintSuppression suppression, RepositoryFiles files, string rule, Severity severity, string message)
    {
        var place = PlaceOf(suppression.File, files);
        return new Finding { Tool = Tool, Rule = rule, Severity = severity, Path = place ?? files.All[0], Line = place is null ? 1 : suppression.Line, Message = message };
    }

    // The compiler writes the path as it was on the machine that compiled the build, which may have been another: what matters is its end.
    private static string? PlaceOf(string file, RepositoryFiles files)
    {
        var parts = file.Replace('\\', '/').Split('/');
        return Enumerable.Range(0, parts.Length).Select(index => files.Place(string.Join('/', parts[index..]))).FirstOrDefault(path => path is not null);
    }
}

using System.Globalization;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Gate;

/// <summary>What the gate says to people.</summary>
internal static class GateText
{
    public static string ComparedWith(Baseline baseline) => $"Compared with {baseline.Source}: {baseline.Fingerprints.Count} known.";

    public static string NothingToCompareWith(string file) => $"There is no report of the target branch and no {file}, so every finding counts as new.";

    public static string ReportOf(string branch) => $"the report of '{branch}'";

    public static string Both(string one, string other) => $"{one} and {other}";

    public static string MayBeKnown(int count, Baseline baseline, string file) =>
        $"{count} {(count == 1 ? "finding counts" : "findings count")} as new and may be old: {baseline.Source} was cut to its size and has not all that are {CodeQualityText.Word(baseline.CutAt!.Value)} or milder. "
        + $"{file} is never cut: run './build.sh Lint --accept' on the target branch and commit it there.";

    public static string NoReportOf(string branch) =>
        $"GitLab has no report of '{branch}' for this token: no pipeline of it with a lint job has succeeded yet, its artifacts have expired, or the token may not read them.";

    public static string NotAReport(string branch, string why) => $"The report of '{branch}' cannot be read: {why}";

    public static string Accepted(string file, int count) => $"{file} holds {count} accepted finding{(count == 1 ? "" : "s")}. Commit it.";

    public static string AcceptedFailStill(string file) => $"Findings of {file} fail all the same: set LintGate.NewOnly, or run it with --new-only.";

    public static string Mended(string file, int count) => $"{count} of {file} {(count == 1 ? "is" : "are")} mended: './build.sh Lint --accept' takes {(count == 1 ? "it" : "them")} out.";

    public static string Suppressed(int count) => $"{count} finding{(count == 1 ? " is" : "s are")} suppressed.";

    public static string Expired(LintSuppression suppression) =>
        $"The suppression of {suppression.Rule} in {suppression.Path} ended on {Day(suppression)} ({suppression.Reason}): mend what it passed over, or give it a new day and reason.";

    public static string Unused(LintSuppression suppression) => $"The suppression of {suppression.Rule} in {suppression.Path} passes over nothing: take it out.";

    public static string Symbol(LintSuppression suppression) => $"LintSuppression({suppression.Rule})";

    public static DefinitionMistake NoRule(LintSuppression suppression) =>
        new(Symbol(suppression), "it names no rule", "Write tool and rule as Lint prints them, such as 'shellcheck/SC2086'.");

    public static DefinitionMistake NotSuppressions(string path, string why) =>
        new(path, $"it is no JSON array of suppressions: {why}", """Write such as [{ "rule": "shellcheck/SC2086", "path": "samples/*", "reason": "...", "until": "2027-01-31" }].""");

    public static DefinitionMistake NotASuppression(string where) => new(where, "it is no object", "Write 'rule', 'reason' and 'until' in braces.");

    public static DefinitionMistake UnknownWord(string where, string word, IReadOnlyList<string> words) =>
        new(where, $"'{word}' is unknown, or its value is no text", $"{NearestName.DidYouMean(word, words.Where(known => known != word))}Words: {string.Join(", ", words)}.");

    public static DefinitionMistake MissingWord(string where, string word) => new(where, $"it has no {word}", word == "reason" ? "Say why, for whoever asks later." : "Write it.");

    public static DefinitionMistake NoEnd(string where) => new(where, "it has no end", "Write the last day on which it holds: 'until' as YYYY-MM-DD.");

    public static DefinitionException NotABaseline(string path, string why) => new(path, $"it is no list of accepted findings: {why}", "Write it anew with './build.sh Lint --accept'.");

    public static DefinitionException BaselineOfAnotherVersion(string path, int version) => new(
        path,
        $"its fingerprints are of version {version.ToString(CultureInfo.InvariantCulture)}, and these of {Fingerprints.Version.ToString(CultureInfo.InvariantCulture)}",
        "Write it anew with './build.sh Lint --accept'.");

    public static DefinitionException AcceptsAll(string option) =>
        new("Lint --accept", $"it does not go with {option}: what was not looked at would no longer be accepted", "Run it for all linters and files.");

    public static ExecutionException NothingAccepted(string file, IReadOnlyList<string> reasons) => new(
        "accept the findings", file, $"not everything was looked at: {string.Join("; ", reasons.Select(reason => reason.TrimEnd('.')))}", "Mend that first.");

    private static string Day(LintSuppression suppression) => suppression.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

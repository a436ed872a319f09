using System.Text.RegularExpressions;
using Pipelines.Clients.Processes;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary><c>gitleaks</c> on every file of the repository (https://github.com/gitleaks/gitleaks), as a tool that writes SARIF.</summary>
internal static partial class GitleaksSearch
{
    /// <summary>The linter.</summary>
    /// <param name="runner">What starts processes.</param>
    /// <param name="name">The name that its findings carry.</param>
    /// <param name="workFolder">The absolute path of a folder that git ignores and that stays between runs.</param>
    /// <param name="isRequired">False when the check may pass without it.</param>
    /// <param name="executable">A name on PATH, or a path.</param>
    public static SarifLinter With(ProcessRunner runner, string name, string workFolder, bool isRequired, string executable = "gitleaks") =>
        // '--redact': what it writes holds no secret either; the log is deleted all the same.
        new(runner, name, [executable, "detect", "--no-git", "--redact", "--no-banner", "--source", ".", "--report-format", "sarif", "--report-path", SarifLinter.Placeholder], workFolder)
        {
            IsRequired = isRequired,
            FindsSecrets = true,
            Install = CodeQualityText.GetGitleaks,
            VersionCommand = [executable, "version"],
            Settings = new([".gitleaks.toml", ".gitleaksignore"], InHome: [], Elsewhere()),
            Variables = new Dictionary<string, string?> { ["GITLEAKS_CONFIG"] = null, ["GITLEAKS_CONFIG_TOML"] = null },
        };

    // [extend] with a path or a url takes in rules from anywhere.
    [GeneratedRegex(@"\[extend\][^\[]*\b(path|url)\s*=")]
    private static partial Regex Elsewhere();
}

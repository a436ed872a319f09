using System.Text;
using System.Text.RegularExpressions;
using Pipelines.Model.Limits;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Model;

/// <summary>docs/findings.md is made from the findings: a change of one is a change of the page.</summary>
public sealed partial class FindingsPageTests
{
    private static readonly (string Digits, string Title)[] Families =
    [
        ("01", "Names and stages"), ("02", "Needs"), ("03", "Rules"), ("04", "What a job runs"), ("05", "Environments and deployments"), ("06", "Tokens and secrets"),
        ("07", "Artifacts and caches"), ("08", "Sizes and files"), ("09", "Definitions and suppressions"),
    ];

    [Fact]
    public void Is_what_the_findings_say()
    {
        var file = Path.Combine(Repository.Root, "docs", "findings.md");
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(file, Page());
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == Page(), $"{file} is not what the findings say. Run the test with PIPELINES_WRITE_GENERATED=1, look at the difference, and commit it.");
    }

    [Fact]
    public void Has_a_family_for_every_finding() =>
        Assert.All(FindingRules.All, rule => Assert.Contains(Families, family => rule.Id.StartsWith("PIPE" + family.Digits, StringComparison.Ordinal)));

    private static string Page()
    {
        var page = new StringBuilder("""
            # Findings

            Made from the code by a test; do not edit. `GeneratePipeline`, `CheckPipeline` and every local run look for all of these at once, without a server. An *error* is
            something that GitLab would refuse, or would do otherwise than it is meant: the file is not written. A *warning* is something that hurts somebody. An *info* is worth knowing.

            Each finding names the C# symbol to change. One that is right as it is can be accepted, at one symbol or everywhere, with a reason:

            ```csharp
            Suppress = [new("PIPE0201", "our server takes 100 needs") { Symbol = "Build.Test" }],   // in the Application
            ```

            An unknown id and a missing reason are errors, and a suppression that matches nothing is an info (PIPE0910 to PIPE0912). Accepted findings are listed with `--verbosity Verbose`.
            `./build.sh CheckPipeline --lint` also asks a GitLab server: [pipeline.md](pipeline.md#asking-gitlab).

            """.ReplaceLineEndings("\n"));
        foreach (var (digits, title) in Families)
        {
            page.Append($"\n## {title}\n\n| id | | what | mend |\n|---|---|---|---|\n");
            foreach (var rule in FindingRules.All.Where(rule => rule.Id.StartsWith("PIPE" + digits, StringComparison.Ordinal)))
            {
                page.Append($"| [{rule.Id}](https://docs.gitlab.com/{rule.Page}) | {rule.Severity.ToString().ToLowerInvariant()} | {Cell(rule.What)} | {Cell(rule.Mend)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Cell(string text) => Holes().Replace(text, "…").Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\{)\{\d\}")]
    private static partial Regex Holes();
}

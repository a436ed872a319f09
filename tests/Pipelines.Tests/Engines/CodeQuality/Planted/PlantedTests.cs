using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Planted;

/// <summary>
/// A repository of planted defects (repository.txt, in one file so that this repository's own linters leave it alone), judged by the real tools, against the
/// report that is expected (expected.txt, rewritten with PIPELINES_WRITE_GENERATED=1).
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class PlantedTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Pipelines.Tests/Engines/CodeQuality/Planted");

    // Put together here, so that nothing that looks like a secret stands in a file.
    private static readonly (string Mark, string Text)[] Secrets =
    [
        ("@AWS@", "AKIA" + "Q3EGRJTNMBVLXZSW"),
        ("@GITLAB@", "glpat" + "-h3Jw8sKq2Lx9vBn4Tz7M"),
        ("@KEY@", "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEowIBAAKCAQEAx4UbaDzY5xjW6hc9jwN0mX33XpTDVW6x\n-----END RSA " + "PRIVATE KEY-----"),
    ];

    [Fact]
    public async Task Gives_the_report_that_is_expected_with_every_tool_in_it()
    {
        RealPart.Require("ruby", "rubocop", "shellcheck", "yamllint", "terraform", "markdownlint");
        using var git = await GitFolder.WithOneCommitAsync();
        Plant(git);
        var log = new RecordedLog();
        var check = new CodeQualityCheck(new ProcessRunner(log, TimeProvider.System), log, TimeProvider.System);
        IReadOnlyList<Linter> linters =
        [
            Linter.DotNet("src/App.csproj"), Linter.Ruby("app"), Linter.Rubocop("app"), Linter.Shell(), Linter.Yaml(), Linter.Terraform(), Linter.Markdown(), Linter.Dockerfiles(),
            Linter.Secrets(), Linter.Sarif("todo", "sh", "tools/todo.sh"),
        ];

        var result = await check.RunAsync(linters, new CodeQualityOptions { Root = git.Path }, TestContext.Current.CancellationToken);

        Assert.Equal((1, true), (result.ExitCode, result.Findings.Count >= 40));
        Assert.Empty(result.Incomplete);
        Assert.Equal(
            ["dockerfile", "dotnet", "dotnet-format", "markdownlint", "rubocop", "ruby", "secrets", "shellcheck", "terraform", "todo", "yamllint"],
            result.Findings.Select(finding => finding.Tool).Distinct().Order(StringComparer.Ordinal));
        CodeClimateSchema.Check(await File.ReadAllBytesAsync(result.Report, TestContext.Current.CancellationToken));
        AssertIsExpected(await File.ReadAllBytesAsync(result.Report, TestContext.Current.CancellationToken));
        Assert.All(Directory.GetFiles(git.At("artifacts")), file => Assert.All(Secrets, secret => Assert.DoesNotContain(secret.Text.Split('\n')[^1], File.ReadAllText(file), StringComparison.Ordinal)));

        // And again, from what was kept: the same bytes.
        var report = await File.ReadAllBytesAsync(result.Report, TestContext.Current.CancellationToken);
        await check.RunAsync(linters, new CodeQualityOptions { Root = git.Path }, TestContext.Current.CancellationToken);
        Assert.Equal(report, await File.ReadAllBytesAsync(result.Report, TestContext.Current.CancellationToken));
    }

    private static void Plant(GitFolder git)
    {
        foreach (var file in File.ReadAllText(Path.Combine(Folder, "repository.txt")).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = file.IndexOf('\n', StringComparison.Ordinal);
            git.Write(file[..end], Secrets.Aggregate(file[(end + 1)..], (text, secret) => text.Replace(secret.Mark, secret.Text, StringComparison.Ordinal)));
        }
    }

    private static void AssertIsExpected(byte[] report)
    {
        var text = new StringBuilder();
        using var json = JsonDocument.Parse(report);
        foreach (var item in json.RootElement.EnumerateArray())
        {
            var location = item.GetProperty("location");
            text.Append(CultureInfo.InvariantCulture, $"{location.GetProperty("path").GetString()}:{location.GetProperty("lines").GetProperty("begin").GetInt32()} {item.GetProperty("severity").GetString()} ")
                .Append(CultureInfo.InvariantCulture, $"{item.GetProperty("fingerprint").GetString()![..12]} {item.GetProperty("description").GetString()}\n");
        }

        var file = Path.Combine(Folder, "expected.txt");
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            File.WriteAllText(file, text.ToString());
        }

        Assert.Equal(File.ReadAllText(file), text.ToString());
    }
}

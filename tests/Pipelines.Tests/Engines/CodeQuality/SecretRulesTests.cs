using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.CodeQuality.Secrets;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class SecretRulesTests
{
    // Put together here, so that no search finds a secret in this file.
    public static TheoryData<string, string> Secrets => new()
    {
        { "private-key", "-----BEGIN RSA " + "PRIVATE KEY-----\n" + new string('M', 20) + "w8Kq2ZbT4nXc7VhL9sRf" },
        { "private-key", "\"-----BEGIN " + "PRIVATE KEY-----\\n" + new string('M', 20) + "w8Kq2ZbT4nXc7VhL9sRf\"" },
        { "aws-access-key", "AKIA" + "Q3EGRIJ5NDXW7ZKB" },
        { "gitlab-token", "glpat" + "-w8Kq2ZbT4nXc7VhL9sRf" },
        { "github-token", "ghp" + "_w8Kq2ZbT4nXc7VhL9sRfw8Kq2ZbT4nXc7VhL" },
        { "vault-token", "hvs" + ".w8Kq2ZbT4nXc7VhL9sRfw8Kq" },
        { "slack-token", "xoxb" + "-123456789012-w8Kq2ZbT4n" },
        { "npm-token", "npm" + "_w8Kq2ZbT4nXc7VhL9sRfw8Kq2ZbT4nXc7VhL" },
        { "google-key", "AIza" + "w8Kq2ZbT4nXc7VhL9sRfw8Kq2ZbT4nXc7Vh" },
        { "stripe-key", "sk_live" + "_w8Kq2ZbT4nXc7VhL9sRf" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Finds_a_secret_by_its_form(string rule, string secret)
    {
        var place = Assert.Single(SecretRules.In($"first\nkey = {secret}\n"));

        Assert.Equal((rule, 2), (place.Rule.Id, place.Line));
        Assert.InRange(place.Column, 7, 8);
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("glpat-xxxxxxxxxxxxxxxxxxxx")]
    [InlineData("ASIAAAAAAAAAAAAAAAAA")]
    [InlineData("hvs.short")]
    [InlineData("xAKIAQ3EGRIJ5NDXW7ZKBx")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIE")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMIIE")]
    [InlineData("grep '-----BEGIN PRIVATE KEY-----'")]
    public void Takes_no_example_and_no_look_alike_for_one(string text) => Assert.Empty(SecretRules.In(text));

    [Fact]
    public async Task Never_tells_what_was_found_neither_in_words_nor_by_the_fingerprint()
    {
        using var folder = new TemporaryFolder();
        var first = await FindAsync(folder, "AKIA" + "Q3EGRIJ5NDXW7ZKB");
        var second = await FindAsync(folder, "AKIA" + "7ZKBQ3EGRIJ5NDXW");

        Assert.Equal("This looks like an access key of AWS. Withdraw it where it was issued, then take it out of the repository: its history keeps it.", first.Finding.Message);
        Assert.True(first.Finding.HidesLine);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Looks_into_no_file_that_is_not_text()
    {
        using var folder = new TemporaryFolder();

        Assert.Empty((await RunAsync(folder, "\0AKIA" + "Q3EGRIJ5NDXW7ZKB")).Findings);
    }

    private static async Task<(Finding Finding, string Fingerprint)> FindAsync(TemporaryFolder folder, string secret)
    {
        var finding = Assert.Single((await RunAsync(folder, secret)).Findings);
        return (finding, Fingerprints.Of([finding], new RepositoryFiles(folder.Path, ["a.txt"]))[0]);
    }

    private static Task<LinterResult> RunAsync(TemporaryFolder folder, string text)
    {
        folder.Write("a.txt", text);
        var files = new RepositoryFiles(folder.Path, ["a.txt"]);
        return new SecretLinter().RunAsync(new SecretLinter().Select(files), files, TestContext.Current.CancellationToken);
    }
}

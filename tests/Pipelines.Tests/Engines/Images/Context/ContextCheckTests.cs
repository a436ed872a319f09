using System.Text.RegularExpressions;
using Pipelines.Engines.Images.Context;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Images.Context;

public sealed class ContextCheckTests : IDisposable
{
    private const string Key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".git/config", "", "CTX001")]
    [InlineData("vendor/x/.git", "", "CTX001")]
    [InlineData(".ssh/id_rsa", "", "CTX002")]
    [InlineData("id_ed25519", "", "CTX002")]
    [InlineData("Store.P12", "", "CTX002")]
    [InlineData("tls/server.pem", Key, "CTX002")]
    [InlineData("tls/server.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----", "CTX002")]
    [InlineData("signing.asc", "-----BEGIN PGP PRIVATE KEY BLOCK-----", "CTX002")]
    [InlineData(".env", "", "CTX003")]
    [InlineData("app/.env.production", "", "CTX003")]
    [InlineData(".netrc", "", "CTX004")]
    [InlineData(".git-credentials", "", "CTX004")]
    [InlineData(".npmrc", "//registry.npmjs.org/:_authToken=npm_abc", "CTX004")]
    [InlineData(".yarnrc.yml", "npmAuthToken: \"abc\"", "CTX004")]
    [InlineData("pip.conf", "[global]\nindex-url = https://user:word@pypi.example/simple", "CTX004")]
    [InlineData("NuGet.Config", "<add key=\"ClearTextPassword\" value=\"x\" />", "CTX004")]
    [InlineData(".aws/credentials", "", "CTX005")]
    [InlineData("home/.docker/config.json", "", "CTX005")]
    [InlineData(".kube/config", "", "CTX005")]
    [InlineData(".vault-token", "", "CTX005")]
    [InlineData("infra/terraform.tfstate", "", "CTX006")]
    [InlineData("terraform.tfstate.backup", "", "CTX006")]
    [InlineData("prod.tfvars", "", "CTX007")]
    [InlineData("backup/shop.dump", "", "CTX008")]
    public void Finds_what_a_builder_should_not_be_given(string file, string text, string id)
    {
        _folder.Write(file, text);

        var finding = Assert.Single(Find(file));

        Assert.Equal((id, file), (finding.Rule.Id, finding.File));
    }

    [Theory]
    [InlineData("id_rsa.pub", "ssh-rsa AAAA")]
    [InlineData("ca.pem", "-----BEGIN CERTIFICATE-----\nMIIE\n")]
    [InlineData("public.key", "-----BEGIN PUBLIC KEY-----")]
    [InlineData(".env.example", "PASSWORD=")]
    [InlineData("src/environment.rb", "")]
    [InlineData(".gitignore", ".git")]
    [InlineData(".npmrc", "//registry.npmjs.org/:_authToken=${NPM_TOKEN}\nsave-exact=true")]
    [InlineData("pip.conf", "index-url = https://${USER}:${WORD}@pypi.example/simple")]
    [InlineData("NuGet.Config", "<add key=\"ClearTextPassword\" value=\"%WORD%\" />")]
    [InlineData("docs/config.json", "{}")]
    [InlineData("main.tf", "")]
    public void Finds_nothing_in_what_is_meant_to_be_read(string file, string text)
    {
        _folder.Write(file, text);

        Assert.Empty(Find(file));
    }

    [Fact]
    public void Finds_nothing_in_what_was_accepted()
    {
        _folder.Write("test/server.key", Key);

        Assert.Single(ContextCheck.Find(_folder.Path, ["test/server.key"], []));
        Assert.Empty(ContextCheck.Find(_folder.Path, ["test/server.key"], ["test/server.key"]));
    }

    [Fact]
    public void Has_every_rule_in_the_document()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "images.md"));

        Assert.Equal(
            ContextRules.All.Select(rule => (rule.Id, rule.IsError ? "error" : "warning")).Distinct(),
            Regex.Matches(document, @"^\| (CTX\d{3}) \| (error|warning) \|", RegexOptions.Multiline).Select(row => (row.Groups[1].Value, row.Groups[2].Value)));
    }

    private IReadOnlyList<ContextFinding> Find(string file) => ContextCheck.Find(_folder.Path, [file], []);
}

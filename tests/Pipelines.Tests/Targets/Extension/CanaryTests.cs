using System.Text;
using Pipelines.Tests.Targets.Builds;
using Xunit;

namespace Pipelines.Tests.Targets.Extension;

/// <summary>A build that tells its secrets in every way there is; nothing that it leaves behind may hold one, nor a part that would do.</summary>
public sealed class CanaryTests
{
    private static readonly Dictionary<string, string> Canaries = new()
    {
        ["--api-key"] = "key-With{Brace}-99",
        ["--feed-password"] = "pa ss\"word/12+x",
        ["VAULT_ID_TOKEN"] = "eyJhbGciOi.J9uFYx_-canary",
        ["DEPLOY_PRIVATE_KEY"] = "-----BEGIN KEY-----\nQUJDREVGRw12canary\n-----END KEY-----",
        ["an engine"] = Guarded.EngineToken,
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_secret_reaches_an_output_or_a_file(bool onServer)
    {
        using var build = new BuildProcess(typeof(Guarded)).WithFile(".nuke/parameters.json", "{}");
        foreach (var (name, value) in Canaries.Where(canary => !canary.Key.Contains('-', StringComparison.Ordinal) && !canary.Key.Contains(' ', StringComparison.Ordinal)))
        {
            build.With(name, value);
        }

        if (onServer)
        {
            build.With("GITLAB_CI", "true").With("CI_JOB_NAME", "tells").With("CI_COMMIT_SHA", "0123");
        }

        var run = await build.RunAsync("Tells", "--verbosity", "Verbose", "--api-key", Canaries["--api-key"], "--feed-password", Canaries["--feed-password"]);

        Assert.True(run.ExitCode == 255, run.All);
        Assert.Equal(5, run.Output.Split("on its own line: ***").Length - 1);
        var places = Directory.EnumerateFiles(build.Root, "*", SearchOption.AllDirectories).ToDictionary(file => file, File.ReadAllText);
        places.Add("standard output", run.Output);
        places.Add("standard error", run.Error);
        Assert.Empty(places.SelectMany(place => Leaks(place.Value).Select(leak => $"{leak} in {place.Key}")));
    }

    [Fact]
    public async Task A_secret_of_a_profile_is_one_as_well()
    {
        using var build = new BuildProcess(typeof(Guarded)).WithFile(".nuke/parameters.uat.json", """{ "ApiKey": "from-a-profile" }""");

        var run = await build.RunAsync("Tells", "--profile", "uat");

        Assert.Contains("on its own line: ***", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("from-a-profile", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_short_secret_is_not_masked()
    {
        using var build = new BuildProcess(typeof(Guarded));

        Assert.Contains(
            "[WRN] --pin is secret, and has 4 characters: values with fewer than 8 are not masked in the output",
            (await build.RunAsync("Works", "--pin", "1234")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VAULT_ID_TOKEN", true)]
    [InlineData("AWS_SECRET_ACCESS_KEY", true)]
    [InlineData("AWS_SESSION_TOKEN", true)]
    [InlineData("CI_JOB_TOKEN", true)]
    [InlineData("CI_REGISTRY_PASSWORD", true)]
    [InlineData("VAULT_SECRET_ID", true)]
    [InlineData("GITHUB_token", true)]
    [InlineData("AWS_ACCESS_KEY_ID", false)]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE", false)]
    [InlineData("VAULT_ADDR", false)]
    [InlineData("PATH", false)]
    public void Knows_variables_that_hold_a_secret_by_their_names(string name, bool isSecret) =>
        Assert.Equal(isSecret, Pipelines.Targets.Extension.KnownSecrets.IsSecretVariable(name));

    // The whole, each half, and what Base64 and an address make of the middle, which no masking of the ends may leave behind.
    private static IEnumerable<string> Leaks(string text) =>
        from canary in Canaries
        let value = canary.Value.Split('\n').MaxBy(line => line.Count(char.IsAsciiLetterLower))!
        from form in Enumerable.Range(0, 3)
            .Select(shift => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + value))[4..^8])
            .Concat([value, value[..9], value[^9..], Uri.EscapeDataString(value)])
        where text.Contains(form, StringComparison.Ordinal)
        select $"{canary.Key} as {form}";
}

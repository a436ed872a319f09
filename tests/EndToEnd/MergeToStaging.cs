using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>
/// The committed <c>.gitlab-ci.yml</c>, run by <c>gitlab-ci-local</c> with the shell executor, for a merge to <c>staging</c>. AWS and Vault are the
/// sandbox, served by a process of its own; everything else is real.
/// </summary>
[Collection(DeploymentCollection.Name)]
public sealed class MergeToStaging(Clone clone)
{
    [Fact]
    public async Task Builds_tests_and_deploys_to_dev_and_promotes_to_sit()
    {
        RealPart.RequireDocker();
        RealPart.Require("ruby", "rubocop", "shellcheck", "yamllint", "rsync");
        var gitlab = RealPart.Require("gitlab-ci-local")[0];
        await using var sandbox = await SandboxProcess.StartAsync(clone, Clone.NoEngine);

        var dev = await RunAsync(gitlab, sandbox, "dev", ["deploy:dev", "--needs"]);

        dev.MustExitWith(0).MustSay("backend: succeeded (").MustSay("frontend: succeeded (");
        foreach (var job in new[] { "lint", "check-pipeline", "test", "package", "docker-build", "docker-push", "deploy:dev" })
        {
            dev.MustReport("PASS", job);
        }

        Assert.StartsWith("[", clone.Read("artifacts/lint/gl-code-quality-report.json"), StringComparison.Ordinal);
        Assert.Contains("<testcase", clone.Read("artifacts/test-results/storefront.xml"), StringComparison.Ordinal);

        // The image is promoted from dev's registry to that of sit, by digest, without an engine.
        var sit = await RunAsync(gitlab, sandbox, "sit", ["deploy:sit"], Clone.NoEngine);

        sit.MustExitWith(0).MustReport("PASS", "deploy:sit").MustSay("backend: succeeded (").MustSay("frontend: succeeded (");

        // The deployment run again changes nothing.
        var again = await RunAsync(gitlab, sandbox, "dev", ["deploy:dev"], Clone.NoEngine);

        again.MustExitWith(0).MustSay("backend: no change (").MustSay("frontend: no change (");

        // The address that Vault holds for dev is another account's than that of the credentials, or of the environment.
        var wrong = await clone.BuildAsync(["Deploy", "--env", "dev", "--skip"], new Dictionary<string, string?>
        {
            ["AWS_ENDPOINT_URL"] = sandbox.Address.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "222222222222",
            ["AWS_SECRET_ACCESS_KEY"] = "sandbox",
            ["VAULT_ADDR"] = sandbox.Address.ToString(),
            ["VAULT_TOKEN"] = "sandbox",
        });
        wrong.MustExitWith(14).MustSay("222222222222").MustSay("111111111111");

        var denied = await clone.BuildAsync(["Deploy", "--env", "dev", "--skip"], new Dictionary<string, string?>
        {
            ["VAULT_ADDR"] = sandbox.Address.ToString(),
            ["VAULT_TOKEN"] = "hvs.nobody-knows-this",
            ["AWS_ENDPOINT_URL"] = sandbox.Address.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "111111111111",
            ["AWS_SECRET_ACCESS_KEY"] = "sandbox",
        });
        denied.MustExitWith(1).MustSay("Cannot read from Vault (secret/storefront/dev").MustSay("permission denied").MustNotSay("hvs.nobody-knows-this");
    }

    [Fact]
    public async Task Stops_before_the_deployment_when_a_command_fails()
    {
        RealPart.RequireDocker();
        RealPart.Require("rubocop", "shellcheck", "yamllint", "rsync");
        var gitlab = RealPart.Require("gitlab-ci-local")[0];
        using var fakes = new TemporaryFolder();
        var ruby = fakes.Write("ruby", "#!/bin/sh\necho 'ruby: not today' >&2\nexit 3\n");
        File.SetUnixFileMode(ruby, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var sandbox = await SandboxProcess.StartAsync(clone, Clone.NoEngine);

        var run = await RunAsync(gitlab, sandbox, "dev", ["deploy:dev", "--needs"], new Dictionary<string, string?>
        {
            ["PATH"] = $"{fakes.Path}:{Environment.GetEnvironmentVariable("PATH")}",
        });

        Assert.NotEqual(0, run.ExitCode);
        run.MustReport("FAIL", "lint").MustReport("FAIL", "test").MustReport("PASS", "package").MustNotSay("deploy:dev     starting").MustNotSay("backend: ");
    }

    private async Task<Run> RunAsync(string gitlab, SandboxProcess sandbox, string environment, string[] arguments, IReadOnlyDictionary<string, string?>? variables = null)
    {
        var job = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = sandbox.Address.ToString(),
            ["AWS_ID_TOKEN"] = await sandbox.IdTokenAsync($"aws:storefront:{environment}"),
            ["VAULT_ADDR"] = sandbox.Address.ToString(),
            ["VAULT_ID_TOKEN"] = await sandbox.IdTokenAsync($"vault:storefront:{environment}"),

            // The suites of .NET run this very test; the sample's are the application's own.
            ["SUITE"] = "storefront",

            // That of .NET would compile the whole solution, which takes longer than all else here; CI's own job lint runs it.
            ["LINTER"] = "ruby+rubocop+shellcheck+yamllint+secrets",
            ["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        };
        return await clone.RunAsync(gitlab, ["--force-shell-executor", .. job.SelectMany(pair => new[] { "--variable", $"{pair.Key}={pair.Value}" }), .. arguments], variables);
    }
}

using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>A commit that is not checked out is deployed, by its image and its containers' JSON, on a laptop and by the job of an asked pipeline.</summary>
[Collection(CloneCollection.Name)]
public sealed class ChosenCommit(Clone clone) : IAsyncLifetime
{
    private const string Containers = "samples/storefront/deploy/backend.json";
    private const string Before = "before-the-chosen-commit";

    /// <summary>The other tests of the clone do not know of the commits that are made here.</summary>
    public async ValueTask InitializeAsync() => (await clone.RunAsync("git", ["tag", "--force", Before])).MustExitWith(0);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        (await clone.RunAsync("git", ["reset", "--quiet", "--hard", Before])).MustExitWith(0);
        await clone.RemoveSandboxAsync();
    }

    [Fact]
    public async Task Is_deployed_without_a_build_and_only_by_force_over_a_newer_one()
    {
        RealPart.RequireDocker();
        await using var sandbox = await SandboxProcess.StartAsync(clone, Clone.NoEngine);
        clone.Write(Containers, clone.Read(Containers).Replace("\"PORT\"", "\"MOOD\": \"first\", \"PORT\"", StringComparison.Ordinal));
        await clone.CommitAsync("The first");
        var first = await HeadAsync();
        await PushAsync(sandbox);
        clone.Write(Containers, clone.Read(Containers).Replace("\"first\"", "\"second\"", StringComparison.Ordinal));
        await clone.CommitAsync("The second");
        var second = await HeadAsync();
        await PushAsync(sandbox);
        await clone.CommitAsync("Has no image", allowEmpty: true);

        (await DeployAsync(sandbox, "dev", second)).MustExitWith(0).MustSay("second").MustSay("backend: succeeded (").MustSay("DockerBuild        Skipped");

        // What is not committed does not matter to another commit.
        clone.Write(Containers, "{ \"not\": \"read\" }");
        (await DeployAsync(sandbox, "dev", first[..9])).MustExitWith(14).MustSay($"{first[..8]} is older than {second[..8]}, which runs (by git's history)");
        (await DeployAsync(sandbox, "dev", first[..9], "--force")).MustExitWith(0).MustSay("MOOD].value: \"second\" → \"first\"").MustSay("backend: succeeded (");
        await clone.ResetAsync();

        // The number of this new pipeline says nothing about the age of an old commit.
        var promoted = await DeployAsync(sandbox, "sit", first, variables: new() { ["CI_PIPELINE_IID"] = "7" });
        promoted.MustExitWith(0).MustSay("first").MustSay("backend: succeeded (");

        (await DeployAsync(sandbox, "dev", await HeadAsync())).MustExitWith(14)
            .MustSay($"storefront:{await HeadAsync()} to dev").MustSay("no registry has that image: looked in dev.").MustNotSay("registered");
        (await DeployAsync(sandbox, "dev", new string('0', 40))).MustExitWith(14)
            .MustSay($"Cannot deploy ({new string('0', 40)} to dev): the clone at {clone.Root} has no commit, or more than one, of that name. "
                + "Write all 40 digits; a clone that lacks it gets it by 'git fetch', a shallow one by 'git fetch --unshallow'.").MustNotSay("account");

        await DeploysInAPipelineAsync(sandbox, second);
    }

    [Theory]
    [InlineData("dev", "staging", "--commit staging: a commit was expected, 7 to 40 hex digits. Write one such as 'git log --oneline' shows; a branch or a tag moves and is not taken.")]
    [InlineData("dev", "123456", "--commit 123456: a commit was expected, 7 to 40 hex digits.")]
    [InlineData("local", "1234567", "--commit 1234567: local runs what is checked out, built by the same run. Check that commit out, and leave '--commit' away.")]
    public async Task Is_refused_before_anything_else(string environment, string commit, string text) =>
        (await clone.BuildAsync(["Deploy", "--env", environment, "--commit", commit])).MustExitWith(2).MustSay(text).MustNotSay("Package");

    [Fact]
    public async Task Is_chosen_by_no_variable_of_the_environment() =>
        (await clone.BuildAsync(["Deploy", "--env", "uat"], new Dictionary<string, string?> { ["COMMIT"] = "no commit" })).MustExitWith(1).MustSay("VAULT_ADDR is not set");

    // As a person starts it from GitLab's form: the script of the job, with its variables.
    private async Task DeploysInAPipelineAsync(SandboxProcess sandbox, string commit)
    {
        RealPart.Require("rsync");
        var gitlab = RealPart.Require("gitlab-ci-local")[0];
        var variables = new Dictionary<string, string>
        {
            ["CI_PIPELINE_SOURCE"] = "web",
            ["CI_COMMIT_BRANCH"] = "staging",
            ["DEPLOY_ENVIRONMENT"] = "sit",
            ["DEPLOY_COMMIT"] = commit,
            ["AWS_ENDPOINT_URL"] = sandbox.Address.ToString(),
            ["AWS_ID_TOKEN"] = await sandbox.IdTokenAsync("aws:storefront:sit"),
            ["VAULT_ADDR"] = sandbox.Address.ToString(),
            ["VAULT_ID_TOKEN"] = await sandbox.IdTokenAsync("vault:storefront:sit"),
        };
        var run = await clone.RunAsync(gitlab, ["--force-shell-executor", .. variables.SelectMany(pair => new[] { "--variable", $"{pair.Key}={pair.Value}" }), "deploy:sit"], Clone.NoEngine);

        run.MustExitWith(0).MustReport("PASS", "deploy:sit").MustSay("second").MustSay("backend: succeeded (");
    }

    private async Task<string> HeadAsync() => (await clone.RunAsync("git", ["rev-parse", "HEAD"])).Output.Trim();

    // As its own pipeline does.
    private async Task PushAsync(SandboxProcess sandbox)
    {
        (await clone.BuildAsync(["DockerBuild"])).MustExitWith(0);
        (await clone.BuildAsync(["DockerPush", "--env", "dev", "--skip"], Access(sandbox, "dev"))).MustExitWith(0);
    }

    private Task<Run> DeployAsync(SandboxProcess sandbox, string environment, string commit, string? more = null, Dictionary<string, string?>? variables = null) =>
        clone.BuildAsync(["Deploy", "--env", environment, "--commit", commit, .. more is null ? Array.Empty<string>() : [more]], Access(sandbox, environment, variables));

    private static Dictionary<string, string?> Access(SandboxProcess sandbox, string environment, Dictionary<string, string?>? variables = null) => new(variables ?? [])
    {
        ["AWS_ENDPOINT_URL"] = sandbox.Address.ToString(),
        ["AWS_ACCESS_KEY_ID"] = environment == "dev" ? "111111111111" : "222222222222",
        ["AWS_SECRET_ACCESS_KEY"] = "sandbox",
        ["VAULT_ADDR"] = sandbox.Address.ToString(),
        ["VAULT_TOKEN"] = "sandbox",
    };
}

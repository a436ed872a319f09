using System.Text.Json.Nodes;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>
/// The committed pipelines, run by <c>gitlab-ci-local</c>: the application's starts the infrastructure's, which plans and applies Terraform's built-in resources in
/// place of those of AWS, whose provider cannot be had here. States are kept by a server that speaks GitLab's protocol; accounts are the sandbox's.
/// </summary>
public sealed class Infrastructure(Clone clone) : IClassFixture<Clone>
{
    private const string Token = "job-token-never-shown";
    private const string Child = ".gitlab/infra.gitlab-ci.yml";

    private static readonly string[] Environments = ["dev", "sit", "uat", "prod"];

    [Fact]
    public async Task Is_planned_and_applied_environment_after_environment_and_nothing_of_the_application_is()
    {
        RealPart.Require("rsync");
        var gitlab = RealPart.Require("gitlab-ci-local")[0];
        using var tools = new TemporaryFolder();
        using var states = new StateServer("gitlab-ci-token", Token);
        await using var sandbox = await SandboxProcess.StartAsync(clone, Clone.NoEngine);
        var machine = Machine(tools);
        await MakeAsync(states, sandbox, machine);

        // What a person asks for by the form for a new pipeline.
        var asked = await clone.RunAsync(gitlab, ["--force-shell-executor", "--variable", "INFRASTRUCTURE=yes"], machine);

        asked.MustExitWith(0).MustReport("PASS", "check-pipeline").MustReport("PASS", "infra").MustNotSay("deploy:").MustNotSay("docker-push").MustNotSay(Token);
        foreach (var job in new[] { "infra-lint", "infra-plan:dev", "infra-plan:sit", "infra-plan:uat", "infra-plan:prod", "infra-apply:dev", "infra-apply:sit" })
        {
            asked.MustReport("PASS", $"[infra] -> {job}");
        }

        asked.MustSay("storefront in dev: applied; 1 added, 1 changed, 1 destroyed.").MustSay("storefront in sit: applied; 1 added, 1 changed, 1 destroyed.").MustNotSay("storefront in uat: applied");
        Assert.True(asked.All.IndexOf("storefront in dev: applied", StringComparison.Ordinal) < asked.All.IndexOf("storefront in sit: applied", StringComparison.Ordinal));
        Assert.Equal("{\"create\":1,\"update\":1,\"delete\":1}\n", clone.Read("artifacts/infra/uat/report.json"));
        Assert.StartsWith("## Infrastructure: storefront in uat\n\n1 to add, 1 to change, 1 to destroy; 1 of them replaced.\n", clone.Read("artifacts/infra/uat/plan.md"), StringComparison.Ordinal);

        // A person starts uat, with the plan of that pipeline.
        (await RunAsync(gitlab, machine, "infra-apply:uat")).MustExitWith(0).MustReport("PASS", "infra-apply:uat").MustSay("storefront in uat: applied; 1 added, 1 changed, 1 destroyed.");

        // The next commit is another one's, whatever it changes.
        await clone.CommitAsync("Another", allowEmpty: true);
        var late = await RunAsync(gitlab, machine, "infra-apply:prod");
        late.MustSay("WARN 14").MustSay("the commit of the plan of ").MustSay("; nothing was written. Plan again, look at it, and apply that.").MustNotSay("storefront in prod: applied");

        // A merge request looks, and holds nobody up.
        var calls = states.Calls.Count;
        var preview = await clone.RunAsync(
            gitlab,
            ["--force-shell-executor", "--file", Child, "--variable", "CI_PIPELINE_SOURCE=parent_pipeline", "--variable", "CI_MERGE_REQUEST_ID=1", "--unset-variable", "CI_COMMIT_BRANCH", "infra-preview:prod"],
            machine);
        preview.MustExitWith(0).MustReport("PASS", "infra-preview:prod").MustSay("storefront in prod: 1 to add, 1 to change, 1 to destroy; 1 of them replaced");
        Assert.DoesNotContain(states.Calls.Skip(calls), call => !call.StartsWith("GET ", StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(clone.Root, "artifacts/infra/prod/plan.tfplan")));
    }

    private static Dictionary<string, string?> Machine(TemporaryFolder tools)
    {
        if (RealPart.Find("terraform") is not null)
        {
            return [];
        }

        RecordedTerraform.Write(tools);
        return new() { ["PATH"] = $"{tools.Path}:{Environment.GetEnvironmentVariable("PATH")}" };
    }

    // The first time in an environment is a person's, who says that its state may be empty; then comes a change.
    private async Task MakeAsync(StateServer states, SandboxProcess sandbox, IReadOnlyDictionary<string, string?> machine)
    {
        if (Path.Combine(clone.Root, "infra", "environment") is var root && Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        clone.Write("infra/environment/main.tf", RecordedTerraform.Configuration);
        var tokens = new JsonObject();
        foreach (var environment in Environments)
        {
            tokens[environment] = await sandbox.IdTokenAsync($"aws:storefront:{environment}:infra");
        }

        var variables = new Dictionary<string, string>
        {
            ["CI_API_V4_URL"] = states.Api,
            ["CI_PROJECT_ID"] = "7",
            ["CI_JOB_TOKEN"] = Token,
            ["AWS_ENDPOINT_URL"] = sandbox.Address.ToString(),
            ["TF_CLI_CONFIG_FILE"] = "/dev/null",
            ["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        };
        var file = new JsonObject { ["AWS_ID_TOKEN"] = new JsonObject { ["values"] = tokens } };
        foreach (var (name, value) in variables)
        {
            file[name] = new JsonObject { ["values"] = new JsonObject { ["*"] = value } };
        }

        // JSON is YAML; gitlab-ci-local reads the variables of a project, with their environments, from here.
        clone.Write(".gitlab-ci-local-variables.yml", file.ToJsonString());
        await clone.CommitAsync("Built-in resources");
        foreach (var environment in Environments)
        {
            var person = new Dictionary<string, string?>(variables.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)).Concat(machine)) { ["AWS_ID_TOKEN"] = (string)tokens[environment]! };
            (await clone.BuildAsync(["InfraPlan", "--env", environment, "--new-state"], person)).MustExitWith(0);
            (await clone.BuildAsync(["InfraApply", "--env", environment], person)).MustExitWith(0).MustSay("applied; 2 added, 0 changed, 0 destroyed.");
        }

        clone.Write("infra/environment/main.tf", RecordedTerraform.Release("2"));
        await clone.CommitAsync("Release 2");
    }

    private Task<Run> RunAsync(string gitlab, IReadOnlyDictionary<string, string?> machine, string job) =>
        clone.RunAsync(gitlab, ["--force-shell-executor", "--file", Child, "--variable", "CI_PIPELINE_SOURCE=parent_pipeline", job], machine);
}

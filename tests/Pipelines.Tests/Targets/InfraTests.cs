using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Pipelines.Tests.Targets.Builds;
using Xunit;

namespace Pipelines.Tests.Targets;

/// <summary><c>InfraLint</c>, <c>InfraPlan</c> and <c>InfraApply</c>, from the command line to Terraform, a state of GitLab's, and STS.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class InfraTests
{
    [Fact]
    public async Task Applies_exactly_the_plan_that_was_shown()
    {
        await using var world = await InfraWorld.StartAsync();

        var plan = await world.RunAsync(0, "InfraPlan", "--env", "dev", "--new-state");

        Says(plan, "dev: account 111111111111 as arn:aws:");
        Says(plan, "shop in dev: 2 to add, 0 to change, 0 to destroy");
        Says(plan, "  + create terraform_data.database");
        Says(plan, "The plan is saved; 'InfraApply --env dev' applies exactly this one.");
        Assert.Equal("{\"create\":2,\"update\":0,\"delete\":0}\n", world.Read("artifacts/infra/dev/report.json"));
        Assert.StartsWith("## Infrastructure: shop in dev\n\n2 to add, 0 to change, 0 to destroy.\n", world.Read("artifacts/infra/dev/plan.md"), StringComparison.Ordinal);
        Assert.Equal(0, world.Serial);

        Says(await world.RunAsync(0, "InfraApply", "--env", "dev"), "shop in dev: applied; 2 added, 0 changed, 0 destroyed.");
        Assert.Equal(1, world.Serial);
        Assert.False(world.IsLocked);

        // The same plan is stale now, and a new one finds nothing to do.
        Refuses(
            await world.RunAsync(14, "InfraApply", "--env", "dev"),
            $"Cannot apply the plan ({world.States.Api}/projects/7/terraform/state/shop-dev): the state was changed after the plan was made, so the plan is stale; nothing was written. Plan again, look at it, and apply that.");
        Says(await world.RunAsync(0, "InfraPlan", "--env", "dev"), "shop in dev: nothing to change");
        Says(await world.RunAsync(0, "InfraApply", "--env", "dev"), "dev is what the configuration says; nothing was written.");
        Assert.Equal(1, world.Serial);
    }

    [Fact]
    public async Task Refuses_a_plan_that_destroys_until_a_person_names_what()
    {
        await using var world = await InfraWorld.StartAsync();
        await world.ApplyFirstAsync();
        await world.ReleaseAsync("2");

        Refuses(
            await world.RunAsync(14, "InfraPlan", "--env", "dev"),
            "Cannot accept the plan (shop in dev): it replaces terraform_data.database, which holds data or serves traffic; nothing was written. If that is meant: "
            + "'--allow-destroy 'terraform_data.database'', or, for the pipeline, write it into Infrastructure.AllowDestroy. Else find out what makes Terraform do it.");
        Assert.Contains("| **replace** (protected) | `terraform_data.database` | because of triggers_replace |", world.Read("artifacts/infra/dev/plan.md"), StringComparison.Ordinal);
        Assert.False(File.Exists(world.Build.At("artifacts/infra/dev/plan.tfplan")));
        Refuses(
            await world.RunAsync(14, "InfraApply", "--env", "dev"),
            "Cannot apply the plan (shop in dev): there is no saved plan. Run 'InfraPlan --env dev' first; in GitLab run the job of the plan again when its artifacts have expired.");
        Refuses(
            await world.RunAsync(14, "InfraPlan", "--env", "dev", "--allow-destroy", "terraform_data.database+terraform_data.other"),
            "Cannot allow what the plan destroys (shop in dev): 'terraform_data.other' is not destroyed or replaced by it. Did you mean 'terraform_data.database'? It destroys or replaces: terraform_data.database.");
        Assert.Equal(1, world.Serial);

        await world.RunAsync(0, "InfraPlan", "--env", "dev", "--allow-destroy", "terraform_data.database");
        Says(await world.RunAsync(0, "InfraApply", "--env", "dev"), "shop in dev: applied; 1 added, 1 changed, 1 destroyed.");
        Assert.True(world.Serial > 1);
    }

    [Fact]
    public async Task Refuses_a_plan_of_another_commit_and_one_that_somebody_changed()
    {
        await using var world = await InfraWorld.StartAsync();
        await world.RunAsync(0, "InfraPlan", "--env", "dev", "--new-state");
        var companion = world.Read("artifacts/infra/dev/plan.json");
        var planned = (string)JsonNode.Parse(companion)!["revision"]!;
        var time = DateTimeOffset.Parse((string)JsonNode.Parse(companion)!["time"]!, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

        world.Build.WithFile("artifacts/infra/dev/plan.tfplan", "another plan");
        Refuses(await world.RunAsync(14, "InfraApply", "--env", "dev"), "Cannot apply the plan (shop in dev): plan.tfplan is not the file that plan.json was written for; nothing was written. Plan again, look at it, and apply that.");

        world.Build.WithFile("artifacts/infra/dev/plan.json", companion.Replace("\"form\": 1", "\"form\": 2", StringComparison.Ordinal));
        Refuses(await world.RunAsync(14, "InfraApply", "--env", "dev"), "Cannot apply the plan (shop in dev): plan.json is not as it was written; nothing was written. Plan again, look at it, and apply that.");

        world.Build.WithFile("artifacts/infra/dev/plan.json", companion);
        await world.CommitAsync("Another");
        var refused = await world.RunAsync(14, "InfraApply", "--env", "dev");
        Assert.Contains($"the commit of the plan of {time:yyyy-MM-dd HH:mm} UTC is {planned}, and here it is ", refused.End, StringComparison.Ordinal);

        // What is of dev is nothing for uat.
        Directory.CreateDirectory(world.Build.At("artifacts/infra/uat"));
        foreach (var file in new[] { "plan.tfplan", "plan.json" })
        {
            File.Copy(world.Build.At($"artifacts/infra/dev/{file}"), world.Build.At($"artifacts/infra/uat/{file}"));
        }

        Assert.Contains($"the environment of the plan of {time:yyyy-MM-dd HH:mm} UTC is dev, and here it is uat; nothing was written.", (await world.RunAsync(14, "InfraApply", "--env", "uat")).End, StringComparison.Ordinal);
        Assert.Equal(0, world.Serial);
        Assert.DoesNotContain(world.States.Calls, call => call == "POST shop-dev");
    }

    [Fact]
    public async Task Refuses_the_credentials_of_another_account_before_Terraform_is_started()
    {
        await using var world = await InfraWorld.StartAsync();

        Refuses(
            await world.RunAsync(14, "InfraPlan", "--env", "uat", "--new-state"),
            "Cannot plan (uat): the credentials are of account 111111111111 (arn:aws:iam::111111111111:user/sandbox), and uat is account 333333333333; nothing was read or written. "
            + "Log in to account 333333333333, or mend the account of 'uat' in the definition.");
        Assert.Empty(world.States.Calls);
    }

    [Fact]
    public async Task Names_who_holds_the_lock_and_since_when()
    {
        await using var world = await InfraWorld.StartAsync();
        await world.RunAsync(0, "InfraPlan", "--env", "dev", "--new-state");
        world.LockByAnother();
        var state = $"{world.States.Api}/projects/7/terraform/state/shop-dev";
        const string Held = "jane holds the lock of the state since 2026-11-23T08:00:00.123Z (OperationTypeApply), id abc-1. Wait until that run has ended, and start this one again. "
            + "If it is dead for certain: 'terraform force-unlock abc-1', or 'Unlock' beside the state in GitLab under Operate, Terraform states.";

        Refuses(await world.RunAsync(14, "InfraApply", "--env", "dev", "--lock-timeout", "0"), $"Cannot apply the plan ({state}): {Held}");
        Refuses(await world.RunAsync(14, "InfraPlan", "--env", "dev", "--new-state", "--lock-timeout", "0"), $"Cannot plan ({state}): {Held}");
        Assert.Equal(0, world.Serial);
        Assert.True(world.States.IsLocked("shop-dev"));

        // A preview takes no lock.
        Says(await world.RunAsync(0, "InfraPlan", "--env", "dev", "--preview"), "shop in dev: 2 to add");
        Assert.False(File.Exists(world.Build.At("artifacts/infra/dev/plan.tfplan")));
    }

    [Fact]
    public async Task Notices_that_the_state_is_lost()
    {
        await using var world = await InfraWorld.StartAsync();
        await world.ApplyFirstAsync();
        await world.ReleaseAsync("2");
        await world.RunAsync(0, "InfraPlan", "--env", "dev", "--allow-destroy", "terraform_data.database");
        world.LoseState();
        var state = $"{world.States.Api}/projects/7/terraform/state/shop-dev";

        Refuses(
            await world.RunAsync(14, "InfraApply", "--env", "dev"),
            $"Cannot apply the plan (shop in dev): the state {state} is empty, and the plan was made of its version 1; nothing was written. "
            + "Put that version back, in GitLab under Operate, Terraform states, or as an earlier version of the bucket's object; then plan again.");
        Refuses(
            await world.RunAsync(14, "InfraPlan", "--env", "dev"),
            $"Cannot plan (shop in dev): the state {state} is empty, so everything would be made anew. "
            + "If something was made here before, the state is lost: put an earlier version of it back first. If this is the first time, say '--new-state'.");
        Assert.Equal(0, world.Serial);
    }

    [Fact]
    public async Task Ends_in_order_when_it_is_interrupted()
    {
        await using var world = await InfraWorld.StartAsync();
        await world.ReleaseAsync("1", """

            resource "terraform_data" "slow" {
              provisioner "local-exec" {
                command = "trap '' INT; touch started; while [ ! -e finish ]; do sleep 0.1; done"
              }
            }

            """);
        await world.RunAsync(0, "InfraPlan", "--env", "dev", "--new-state");

        var outcome = await world.Build.InterruptWhenAsync(
            "INT", line => line.Contains("terraform_data.slow", StringComparison.Ordinal) && (line.Contains("Provisioning", StringComparison.Ordinal) || line.Contains("Still creating", StringComparison.Ordinal)), "Gracefully shutting down...", () => world.Build.WithFile("infra/environment/finish", ""), "InfraApply", "--env", "dev");

        Assert.True(outcome.ExitCode == 130, outcome.All);
        Says(outcome, "Gracefully shutting down...");
        Says(outcome, "Interrupted. Terraform has ended what it was doing, saved the state and given back its lock: what was done stands. 'InfraPlan --env dev' shows what is left.");
        Assert.False(world.IsLocked);
        Assert.True(world.Serial > 0);
    }

    [Fact]
    public async Task Looks_at_the_form_the_inputs_and_the_sense()
    {
        await using var world = await InfraWorld.StartAsync();
        Says(await world.RunAsync(0, "InfraLint"), "infra/environment is valid.");

        world.Build.WithFile("infra/environment/more.tf", "locals {\na=1\n}\n").WithFile("infra/environments/dev/terraform.tfvars.json", "{}");
        var outcome = await world.RunAsync(1, "InfraLint");

        Says(outcome, "infra/environments/dev/terraform.tfvars.json is not what the definition says. Run './build.sh GenerateInfra', look at the difference, and commit it.");
        Says(outcome, "infra/environment/more.tf is not formatted. Run 'terraform fmt -recursive', and commit it.");
        Assert.Contains("2 things are not as they should be; see above.", outcome.End, StringComparison.Ordinal);
        Refuses(
            await world.RunAsync(14, "InfraPlan", "--env", "dev", "--new-state"),
            "Cannot plan (shop in dev): infra/environments/dev/terraform.tfvars.json is not what the definition says. Run './build.sh GenerateInfra', look at the difference, and commit it. Then plan again.");
    }

    [Fact]
    public async Task Says_what_it_could_not_look_at_and_fails_only_where_it_must()
    {
        await using var world = await InfraWorld.StartAsync();
        world.Build.WithFile("infra/environment/main.tf", "terraform {\n  backend \"http\" {}\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n    }\n  }\n}\n\nprovider \"aws\" {\n}\n");

        // No proxy answers here: the registry of providers cannot be reached, wherever the test runs.
        world.Build.With("HTTPS_PROXY", "http://127.0.0.1:1").With("NO_PROXY", "127.0.0.1");
        Says(await world.RunAsync(0, "InfraLint"), "infra/environment was not validated, because its providers cannot be had here: Failed to query available provider packages");
        Assert.Contains("1 thing is not as they should be", (await world.RunAsync(1, "InfraLint", "--require-validate")).End.Replace("it should", "they should", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_configuration_that_keeps_its_state_elsewhere()
    {
        await using var world = await InfraWorld.StartAsync();
        world.Build.WithFile("infra/environment/main.tf", "locals {\n  release = \"1\"\n}\n");
        await world.CommitAsync("No backend");

        Refuses(
            await world.RunAsync(14, "InfraPlan", "--env", "dev", "--new-state"),
            $"Cannot open the state ({world.Build.At("infra/environment")}): the root module names no backend, and the state would be left in a file that the next job does not have. "
            + "Write 'backend \"http\" {}' into its terraform block, or change Infrastructure.State.");
    }

    [Fact]
    public async Task Names_a_server_that_does_not_let_it_in()
    {
        await using var world = await InfraWorld.StartAsync();

        // Told by hand, as a person would; the user of a job is another.
        world.Build.With("TF_HTTP_PASSWORD", "a-wrong-token-1234");

        Refuses(
            await world.RunAsync(1, "InfraPlan", "--env", "dev", "--new-state"),
            $"Cannot open the state ({world.States.Api}/projects/7/terraform/state/shop-dev): the server does not let this user in. "
            + "A job gets in by CI_JOB_TOKEN: reading takes the role Developer in the project, locking and writing Maintainer. A person sets TF_HTTP_USERNAME, and TF_HTTP_PASSWORD to an access token with the scope 'api'.");
    }

    [Theory]
    [InlineData("qa", "--env qa: shop has no environment of that name. Environments: dev, uat, local.")]
    [InlineData("local", "InfraPlan --env local: the sandbox is its own infrastructure. Name an environment of the application.")]
    public async Task Refuses_an_environment_that_has_no_infrastructure(string environment, string message)
    {
        await using var world = await InfraWorld.StartAsync();

        Assert.Contains(message, (await world.RunAsync(2, "InfraPlan", "--env", environment)).All, StringComparison.Ordinal);
        Assert.Empty(world.States.Calls);
    }

    [Fact]
    public async Task Keeps_the_inputs_in_step_with_the_definition()
    {
        await using var world = await InfraWorld.StartAsync();
        await world.RunAsync(0, "GeneratePipeline");
        Says(await world.RunAsync(0, "CheckPipeline"), "The inputs of 2 environments are what the definition says.");
        File.Delete(world.Build.At("infra/environments/uat/terraform.tfvars.json"));
        File.AppendAllText(world.Build.At(".gitlab/infra.gitlab-ci.yml"), "# more\n");

        var outcome = await world.RunAsync(1, "CheckPipeline");

        Assert.Contains("infra/environments/uat/terraform.tfvars.json is not there. Run './build.sh GenerateInfra', and commit it.", outcome.End, StringComparison.Ordinal);
        Assert.Contains("-# more", outcome.End, StringComparison.Ordinal);
        Says(await world.RunAsync(0, "GenerateInfra"), "infra/environments/dev/terraform.tfvars.json is what the definition says; nothing was written.");
        await world.RunAsync(0, "GeneratePipeline");
        await world.RunAsync(0, "CheckPipeline");
    }

    private static void Says(BuildOutcome outcome, string text) => Assert.True(outcome.Output.Contains(text, StringComparison.Ordinal), $"'{text}' was not printed\n{outcome.All}");

    private static void Refuses(BuildOutcome outcome, string text) => Assert.True(outcome.End.Replace("\n  ", "\n", StringComparison.Ordinal).Contains(text, StringComparison.Ordinal), $"'{text}' was not printed\n{outcome.All}");
}

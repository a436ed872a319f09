using System.Globalization;
using Pipelines.Clients.Aws;
using Pipelines.Clients.Terraform;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>What this room says to people.</summary>
internal static class InfrastructureText
{
    private const string PlanAgain = "Plan again, look at it, and apply that.";

    public static DefinitionException NoInfrastructure(Application application) =>
        new($"{application.Name}.Infrastructure", "the application has none", "Set Application.Infrastructure.");

    public static DefinitionException NoRoot(Application application, string root) =>
        new($"{application.Name}.Infrastructure", $"there is no folder '{root}'", "Name the folder of the root module, or write one.");

    public static DefinitionException IsLocal(string target) =>
        new($"{target} --env local", "the sandbox is its own infrastructure", "Name an environment of the application.");

    public static DefinitionMistake NoPort(Application application, Service service, DeploymentEnvironment environment) =>
        new($"{application.DeployFolder}/{service}.json", $"the container '{service}' maps no port in {environment}, so no balancer could reach it", "Write \"portMappings\": [{ \"containerPort\": 8080 }] in it.");

    public static DefinitionMistake NoProject(Application application) =>
        new($"{application.Name}.Infrastructure.Project", "it is not said whose jobs the roles trust", "Write new GitLabProject(\"https://gitlab.example.com\", \"group/project\").");

    public static DefinitionMistake NoVaultAddress(Application application) =>
        new($"{application.Name}.Infrastructure.VaultAddress", "the registry's address is kept in Vault, and it is not said where that is", "Write its address, such as \"https://vault.example:8200\".");

    public static string NoInputs(string file) => $"{file} is not there. Run './build.sh GenerateInfra', and commit it.";

    public static string InputsDiffer(string file) => $"{file} is not what the definition says. Run './build.sh GenerateInfra', look at the difference, and commit it.";

    public static string StrangeInputs(string file, string environment, Application application) =>
        $"{file} is of no environment of {application.Name}. Destroy the infrastructure of '{environment}' if it is still there, then delete the file.";

    public static ExecutionException InputsNotInStep(string subject, string drift) => new(
        "plan", subject, drift.TrimEnd('.'), "Then plan again.", exitCode: 14);

    public static string Written(string file, bool isWritten) => isWritten ? $"{file} was written: it is now what the definition says. Commit it." : $"{file} is what the definition says; nothing was written.";

    public static string InStep(Application application) => $"The inputs of {application.Environments.Count} environments are what the definition says.";

    public static string Unformatted(string file) => $"{file} is not formatted. Run 'terraform fmt -recursive', and commit it.";

    public static string Validated(string root) => $"{root} is valid.";

    public static string NotValidated(string root, string reason) =>
        $"{root} was not validated, because its providers cannot be had here: {reason.TrimEnd('.')}. Its form was looked at; where the registry of providers can be reached, or a mirror of it is named in TF_CLI_CONFIG_FILE, 'InfraLint --require-validate' makes sure.";

    public static string LintFailed(int count) => $"{(count == 1 ? "1 thing is" : $"{count} things are")} not as they should be; see above.";

    public static ExecutionException OtherAccount(string action, DeploymentEnvironment environment, CallerIdentity identity) => new(
        action, environment.Name.Text, $"the credentials are of account {identity.Account} ({identity.Arn}), and {environment} is account {environment.Account}; nothing was read or written",
        $"Log in to account {environment.Account}, or mend the account of '{environment}' in the definition.", exitCode: 14);

    public static string Who(DeploymentEnvironment environment, CallerIdentity identity, string state) => $"{environment}: account {identity.Account} as {identity.Arn}, state {state}";

    public static ExecutionException NoState(string subject, string state) => new(
        "plan", subject, $"the state {state} is empty, so everything would be made anew",
        "If something was made here before, the state is lost: put an earlier version of it back first. If this is the first time, say '--new-state'.", exitCode: 14);

    public static string FromNothing(string state) => $"The state {state} is empty: everything is made anew.";

    public static ExecutionException StateGone(string subject, string state, StateMark planned) => new(
        "apply the plan", subject, $"the state {state} is empty, and the plan was made of its version {planned.Serial}; nothing was written",
        "Put that version back, in GitLab under Operate, Terraform states, or as an earlier version of the bucket's object; then plan again.", exitCode: 14);

    public static ExecutionException NoPlan(string subject, DeploymentEnvironment environment) => new(
        "apply the plan", subject, "there is no saved plan", $"Run 'InfraPlan --env {environment}' first; in GitLab run the job of the plan again when its artifacts have expired.", exitCode: 14);

    public static ExecutionException Tampered(string subject, string what) => new("apply the plan", subject, $"{what}; nothing was written", PlanAgain, exitCode: 14);

    public static ExecutionException OtherPlan(string subject, string what, string planned, string now, DateTimeOffset time) => new(
        "apply the plan", subject, string.Create(CultureInfo.InvariantCulture, $"{what} of the plan of {time:yyyy-MM-dd HH:mm} UTC is {planned}, and here it is {now}; nothing was written"), PlanAgain, exitCode: 14);

    public static ExecutionException OtherInputs(string subject, string file) => new("apply the plan", subject, $"{file} has changed since the plan was made; nothing was written", PlanAgain, exitCode: 14);

    public static ExecutionException OtherVersion(string subject, string planned, string now) => new(
        "apply the plan", subject, $"it was made with Terraform {planned}, and here is {now}; nothing was written", "Use the same version for both, or plan again.", exitCode: 14);

    public static ExecutionException NotDestroyed(string subject, IReadOnlyList<string> addresses, IReadOnlyList<PlannedChange> destroyed) => new(
        "allow what the plan destroys", subject,
        $"{string.Join(", ", addresses.Select(address => $"'{address}'"))} {(addresses.Count == 1 ? "is" : "are")} not destroyed or replaced by it",
        destroyed.Count == 0 ? "Leave '--allow-destroy' out: the plan destroys nothing."
            : $"{NearestName.DidYouMean(addresses[0], destroyed.Select(change => change.Address))}It destroys or replaces: {string.Join(", ", destroyed.Select(change => change.Address))}.",
        exitCode: 14);

    public static ExecutionException Destroys(string subject, IReadOnlyList<PlannedChange> refused) => new(
        "accept the plan", subject,
        $"it {string.Join(", ", refused.Select(change => $"{(change.Kind == ChangeKind.Replace ? "replaces" : "destroys")} {change.Address}"))}, which {(refused.Count == 1 ? "holds" : "hold")} data or {(refused.Count == 1 ? "serves" : "serve")} traffic; nothing was written",
        $"If that is meant: '--allow-destroy {string.Join('+', refused.Select(change => $"'{change.Address}'"))}', or, for the pipeline, write it into Infrastructure.AllowDestroy. Else find out what makes Terraform do it.",
        exitCode: 14);

    public static string Saved(DeploymentEnvironment environment, PlanSummary plan) => plan.IsApplyable
        ? $"The plan is saved; 'InfraApply --env {environment}' applies exactly this one."
        : "There is nothing to apply.";

    public static string NothingToApply(DeploymentEnvironment environment) => $"{environment} is what the configuration says; nothing was written.";

    public static string Applied(string subject, PlanSummary plan) =>
        string.Create(CultureInfo.InvariantCulture, $"{subject}: applied; {plan.ToAdd} added, {plan.ToChange} changed, {plan.ToDestroy} destroyed.");

    public static string Interrupted(DeploymentEnvironment environment) =>
        $"Interrupted. Terraform has ended what it was doing, saved the state and given back its lock: what was done stands. 'InfraPlan --env {environment}' shows what is left.";
}

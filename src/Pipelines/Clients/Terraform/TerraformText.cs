using Pipelines.Values;

namespace Pipelines.Clients.Terraform;

/// <summary>What this room says to people.</summary>
internal static class TerraformText
{
    public const string WhereToGet = "Install Terraform 1.11 or later (https://developer.hashicorp.com/terraform/install); in GitLab name an image that has it under Infrastructure.RunnerImage.";

    public const string MendConfiguration = "Mend the configuration, or what it asks for.";

    public const string MendProviders = "See to it that registry.terraform.io can be reached, or name a mirror in the file of TF_CLI_CONFIG_FILE.";

    public static ExecutionException NoVersion(string executable, string said) =>
        new("find out Terraform's version", executable, said, WhereToGet);

    public static ExecutionException TooOld(string version, Version oldest) =>
        new("use Terraform", version, $"it is older than {oldest}, the first that locks a state in S3 by itself and keeps passwords out of states", WhereToGet);

    public static ExecutionException Failed(string action, string subject, string reason, string remedy) => new(action, subject, reason, remedy);

    public static ExecutionException NotAPlan(string file, string said) =>
        new("read the plan", file, said, "Make it anew with InfraPlan.", exitCode: 14);

    public static ExecutionException OtherBackend(string root, string wanted, string? found) => new(
        "open the state", root,
        found is null ? $"the root module names no backend, and the state would be left in a file that the next job does not have" : $"the root module keeps its state in the backend '{found}', and the definition says '{wanted}'",
        $"Write 'backend \"{wanted}\" {{}}' into its terraform block, or change Infrastructure.State.", exitCode: 14);

    public static ExecutionException Locked(string action, string state, StateLock? holder) => new(
        action, state,
        holder is null ? "another run holds the lock of the state, and it is not told which"
            : $"{holder.Who ?? "somebody"} holds the lock of the state{(holder.Created is { } since ? $" since {since}" : "")}{(holder.Operation is { Length: > 0 } operation ? $" ({operation})" : "")}, id {holder.Id}",
        holder is null ? "Wait until that run has ended, and start this one again."
            : $"Wait until that run has ended, and start this one again. If it is dead for certain: 'terraform force-unlock {holder.Id}', or 'Unlock' beside the state in GitLab under Operate, Terraform states.",
        exitCode: 14);

    public static ExecutionException Stale(string state) => new(
        "apply the plan", state, "the state was changed after the plan was made, so the plan is stale; nothing was written", "Plan again, look at it, and apply that.", exitCode: 14);

    public static ExecutionException OtherState(string state) => new(
        "apply the plan", state, "this is not the state that the plan was made of: it is missing or was made anew; nothing was written",
        "Find the state that is gone, in GitLab under Operate, Terraform states, or an earlier version of the bucket's object, and put it back; then plan again.", exitCode: 14);

    public static ExecutionException LostLock(string state, string said) => new(
        "give back the lock", state, $"the lock is not this run's any more: {said}", "Somebody unlocked the state while it was in use: look whether another run has changed it, then plan again.");

    public static ExecutionException NotLetIn(string state) => new(
        "open the state", state, "the server does not let this user in",
        "A job gets in by CI_JOB_TOKEN: reading takes the role Developer in the project, locking and writing Maintainer. A person sets TF_HTTP_USERNAME, and TF_HTTP_PASSWORD to an access token with the scope 'api'.");

    public static ExecutionException Unreachable(string state, string said) => new("reach the state", state, said, "See to it that the server answers from here, and run it again; nothing was written.");

    public static ExecutionException Unsaved(string state, string file, string said) => new(
        "save the state", state, $"what was applied is not in the state: {said}",
        $"The state stands in {file}, and nowhere else. Before anything is planned again: 'terraform state push {Path.GetFileName(file)}' in that folder.");

    public static ExecutionException SavedLate(string state, string said) => new(
        "apply the plan", state, $"the state could only be saved at the second try: {said}", "Nothing is lost; plan again, and look at what is left.");
}

using System.Globalization;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.Deployment.Applying;
using Pipelines.Engines.Packaging;
using Pipelines.Engines.Registries;
using Pipelines.Engines.Tests;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>What this room says to people.</summary>
internal static class TargetsText
{
    public static string LintFailed(CodeQualityResult result) =>
        result.Incomplete.Count > 0
            ? "Not everything was looked at; see above."
            : $"{result.Failing} findings are at or above the threshold; see above.";

    public static DefinitionException UnknownSeverity(string word, IReadOnlyList<string> words) =>
        new($"--fail-on {word}", "there is no such severity", $"{NearestName.DidYouMean(word, words)}Severities: {string.Join(", ", words)}.");

    public static string PipelineWritten(string file, bool written) =>
        written ? $"{file} was written: it is now what the targets say. Commit it." : $"{file} is what the targets say; nothing was written.";

    public static string PipelineInStep(string file) => $"{file} is what the targets say.";

    public static string BuildCompiled(string? stamp) => stamp is null ? "The build is compiled, but not by build.sh: there is no stamp." : $"The build is compiled: {stamp}";

    public static string PipelineNotWritten(string file, DefinitionException exception) =>
        $"{file} was left as it is, because the pipeline has mistakes:\n{exception.Message}";

    public static DefinitionException NoExtension(string build) =>
        new(build, "the build class has IPipeline and not [GitLabPipeline], which reads the targets", $"Write [GitLabPipeline] on {build}.");

    public static DefinitionMistake NoGitLabAddress(string command) =>
        new(command, "it is not said where GitLab is", "Say '--gitlab-url https://gitlab.example.com', or set GITLAB_URL; in a job CI_API_V4_URL says it.");

    public static DefinitionMistake NoGitLabToken(string command) =>
        new(command, "there is no token", "Set GITLAB_TOKEN to an access token with the scope 'api', in GitLab as a masked CI/CD variable; CI_JOB_TOKEN is not enough for CI Lint.");

    public static DefinitionMistake NoGitLabProject(string command) =>
        new(command, "it is not said which project, and there is no remote 'origin' that says it", "Say '--gitlab-project group/name'.");

    public const string GitLabNotAsked =
        "The project's settings on GitLab were not looked at: set GITLAB_TOKEN to a token of a Maintainer with the scope 'read_api'.";

    public const string SomethingBlocks = "Something blocks; see above.";

    public const string HowToVault = "export VAULT_ADDR=https://vault.example:8200 && vault login";

    public const string NoDeploymentFromHere = "the registry's address is read there; without it nobody deploys from here, while a pipeline asks as itself";

    public static string GitLabWarns(string warning) => $"GitLab: {warning}";

    public static string GitLabRefuses(IReadOnlyList<string> errors) =>
        errors.Count == 0 ? "GitLab would make no pipeline of it, and does not say why." : $"GitLab would make no pipeline of it:\n{string.Join('\n', errors.Select(error => "  " + error))}";

    public static string GitLabTakes(string file, string? reference) => $"GitLab takes {file} (dry run for {reference ?? "the default branch"}).";

    public static string Packaged(string root, DebianArtifact artifact) =>
        $"{Path.GetRelativePath(root, artifact.File)} ({artifact.Sha256.Short})";

    public static DefinitionMistake BadBuildArgument(string word) =>
        new($"--build-arg {word}", "'NAME=value' was expected", "Write one such as '--build-arg BASE=debian:bookworm-slim'.");

    public static ExecutionException NoBuildSecret(ContainerImage image, string id, string variable) => new(
        "build the image", image.ToString(), $"its secret '{id}' is in the environment variable {variable}, which is not set",
        $"Set {variable}; in GitLab as a masked CI/CD variable.");

    public static ExecutionException NoVaultForSecret(ContainerImage image, string id) => new(
        "build the image", image.ToString(), $"its secret '{id}' is in Vault, and VAULT_ADDR does not say where that is",
        "Set VAULT_ADDR, and log in with 'vault login' or VAULT_TOKEN.");

    public static string TestsFailed(TestRunResult result) =>
        $"Suites that failed: {string.Join(", ", result.Suites.Where(suite => !suite.Succeeded).Select(suite => suite.Name))}; see above.";

    public static DefinitionException NoEnvironments(Application application) =>
        new(application.Name, "there is no environment that images could enter at", "Name the environments in Application.Environments, or use '--env local'.");

    public static DefinitionException NotWhereImagesEnter(Application application, DeploymentEnvironment environment) =>
        new($"DockerPush --env {environment}", $"images enter at {application.Environments[0]} and are promoted from there",
            $"Run 'DockerPush --env {application.Environments[0]}', and then 'Deploy --env {environment}', which promotes.");

    public static ExecutionException NoVaultAddress(DeploymentEnvironment environment) => new(
        "read the registry's address", $"environment {environment}", "VAULT_ADDR is not set, so Vault's address is not known",
        "Set it (export VAULT_ADDR=https://vault.example:8200; in GitLab as a CI/CD variable), or use '--env local', which needs no Vault.");

    public static ExecutionException NoVaultToken(DeploymentEnvironment environment) => new(
        "log in to Vault", $"environment {environment}", "there is no token: none of VAULT_ID_TOKEN, VAULT_ROLE_ID with VAULT_SECRET_ID, VAULT_TOKEN and ~/.vault-token is there",
        "Run 'vault login', or set VAULT_TOKEN.");

    public static ExecutionException UnreadableTokenFile(string file, Exception exception) => new(
        "log in to Vault", file, exception.Message, "Let this user read it, or set VAULT_TOKEN.", innerException: exception);

    public static ExecutionException CredentialsEndTooSoon(DeploymentEnvironment environment, DateTimeOffset end, TimeSpan left, TimeSpan needed) => new(
        "deploy", environment.Name.Text,
        string.Create(CultureInfo.InvariantCulture, $"the AWS credentials end at {end.UtcDateTime:HH:mm}Z, in {left.TotalMinutes:0} min, and the deployment may take {needed.TotalMinutes:0} min; nothing was written"),
        "Give the job a longer timeout, which is the life of its id_token, or the role a longer MaxSessionDuration, or log in again.", exitCode: 14);

    public static DefinitionException BadAddress(string variable, string value) =>
        new(variable, $"'{value}' is not an address", "Write one such as 'https://vault.example:8200'.");

    // Without the value: it would show a password.
    public static DefinitionException AddressWithUser(string variable) =>
        new(variable, "the address carries a user or a password", "Write the address alone; who one is, is said by a token or by keys.");

    public static DefinitionException UnverifiedVault =>
        new("VAULT_SKIP_VERIFY", "Vault's certificate is always verified", "Name the authority that signed it in VAULT_CACERT (a file in PEM), and unset VAULT_SKIP_VERIFY.");

    public static ExecutionException NotCommitted(DeploymentEnvironment environment, ImageTag tag) => new(
        "push the image", $"{tag} to {environment}", "the working tree has changes that are not committed, so nobody could tell what is in the image",
        "Commit them, or use '--env local'.", exitCode: 14);

    public static DefinitionException NoCommitId(string commit) =>
        new($"--commit {commit}", "a commit was expected, 7 to 40 hex digits", "Write one such as 'git log --oneline' shows; a branch or a tag moves and is not taken.");

    public static DefinitionException CommitIsLocal(string commit) =>
        new($"--commit {commit}", "local runs what is checked out, built by the same run", "Check that commit out, and leave '--commit' away.");

    public static ExecutionException UnknownCommit(string commit, DeploymentEnvironment environment, string root) => new(
        "deploy", $"{commit} to {environment}", $"the clone at {root} has no commit, or more than one, of that name",
        "Write all 40 digits; a clone that lacks it gets it by 'git fetch', a shallow one by 'git fetch --unshallow'.", exitCode: 14);

    public static string Simulated(string finding) =>
        $"No container engine ({finding}): the tasks of the sandbox are simulated, and the image is put together from the package in this process.";

    public const string SandboxRemoved = "The sandbox's containers and its state are gone; the next start begins anew.";

    public static ExecutionException SandboxInUse(Exception inner) => new(
        "start the sandbox", ".nuke/temp/sandbox", "another process serves it", "Stop that one ('./build.sh Sandbox' in another terminal), and run it again.", innerException: inner);

    public static ExecutionException PortTaken(int port, Exception inner) => new(
        "start the sandbox", $"127.0.0.1:{port}", "the port is taken", "Choose another with '--port', or leave it out and take any free one.", innerException: inner);

    public static DefinitionException NotOfTheApplication(Application application, DeploymentEnvironment environment) =>
        new($"DeploysTo({environment})", $"{application.Name} has no such environment", "Put it into Application.Environments; 'local' has no target of its own: 'Deploy --env local'.");

    public static DefinitionException NoEnvironmentNamed(Application application, string target) =>
        new(target, "no environment was named", $"Write '{target} --env <name>': {string.Join(", ", application.Environments.Append(DeploymentEnvironment.Local))}.");

    public static ExecutionException NoImage(ContainerImage image, ImageTag tag, DeploymentEnvironment environment, IEnumerable<DeploymentEnvironment> before) => new(
        "deploy", $"{image}:{tag} to {environment}", $"no registry has that image: looked in {string.Join(", ", before.Prepend(environment))}",
        $"Push the commit to GitLab, whose pipeline builds it, or deploy where images enter: 'Deploy --env {before.LastOrDefault() ?? environment}'.", exitCode: 14);

    public static string Serves(Service service, Uri address, int status) => $"{service} answers at {address} ({status}).";

    public static string Place(DeploymentEnvironment environment, CallerIdentity identity, FoundRegistry registry) =>
        $"{environment}: account {identity.Account} as {identity.Arn}, registry {registry.Address} ({registry.Where})";

    public static DefinitionException NoRegistry(Application application) =>
        new($"{application.Name}.Registry", "nothing says where the registry's address of an environment is", "Write RegistrySource.Vault(mount, path, field).");

    public static string PlanWritten(string file) => $"The plan is written to {file}, and as JSON beside it.";

    public static string NotDeployed(Application application, DeploymentEnvironment environment, DeploymentResult result) =>
        $"{application.Name} was not deployed to {environment} (exit code {result.ExitCode}); see above.";

    public static string DoesNotAgree(int count) => $"{(count == 1 ? "1 thing does" : $"{count} things do")} not agree, or could not be asked; see above.";

    public static ExecutionException DoesNotAnswer(Service service, Uri address, Exception inner) => new(
        "fetch the page of the service", $"{service} at {address}", inner.Message, $"Look at its log: 'docker ps', then 'docker logs'.", innerException: inner);

    public static DefinitionMistake UnknownEvent(string name, IEnumerable<string> events) =>
        new($"--event {name}", "GitLab has no such event", $"{NearestName.DidYouMean(name, events)}Events: {string.Join(", ", events)}.");

    public static DefinitionException UnknownFormat(string name, IReadOnlyList<string> formats) =>
        new($"--format {name}", "a pipeline is not shown in that form", $"{NearestName.DidYouMean(name, formats)}Formats: {string.Join(", ", formats)}.");

    public static DefinitionMistake NoEvent(string parameter) =>
        new($"argument '--{parameter}'", "it describes an event, and none was named", "Write '--event push', or another event.");

    public static DefinitionMistake NoReference(string name, string example) =>
        new($"--event {name}", $"it was not said of which {example.Split(' ')[0]}", $"Write '--event {name} --{example}'.");

    public static DefinitionMistake NotOfATag(string branch) =>
        new($"--branch {branch}", "the pipeline of a tag belongs to no branch", "Write '--event tag --tag v1'.");

    public static DefinitionMistake NotOfABranch(string name, string tag) =>
        new($"--tag {tag}", $"the event {name} is one of a branch", $"Write '--event tag --tag {tag}', or name a branch.");

    public static DefinitionMistake BranchAndTag(string name) =>
        new($"--event {name}", "a pipeline is one of a branch or of a tag, and both were named", "Leave '--branch' or '--tag' out.");

    public static DefinitionMistake OnlyMergeRequest(string parameter, string name) =>
        new($"argument '--{parameter}'", $"the event {name} has none, only that of a merge request has", "Write '--event merge-request'.");

    public static DefinitionMistake OnlyBranch(string name) =>
        new("argument '--open-merge-request'", $"it is for pipelines of a branch, and this is {(name == "merge-request" ? "a merge request's own" : "a tag's")}", "Leave it out.");

    public static DefinitionMistake BadVariable(string word) =>
        new($"--variable {word}", "'NAME=value' was expected", "Write one such as '--variable DEPLOY=uat'.");

    public static ExecutionException NoStateToken(DeploymentEnvironment environment) => new(
        "open the state", environment.Name.Text, "there is no token for GitLab: neither CI_JOB_TOKEN of a job nor TF_HTTP_PASSWORD is set",
        "Set TF_HTTP_USERNAME to your user name, and TF_HTTP_PASSWORD to an access token with the scope 'api'.");

    public static DefinitionException NoStateProject(Application application) =>
        new($"{application.Name}.Infrastructure.Project", "the state is kept in GitLab, and it is not said in which project", "Write new GitLabProject(\"https://gitlab.example.com\", \"group/project\").");

    public static string Child(Planning.ChildPipeline child) => $"The child pipeline that '{child.TriggeredBy}' starts ({child.File}):";
}

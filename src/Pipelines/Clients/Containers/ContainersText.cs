using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>What this room says to people.</summary>
internal static class ContainersText
{
    public static string NotStarted(string client, ExecutionException exception) =>
        ProcessesText.IsMissing(exception.InnerException) ? $"there is no '{client}' on PATH" : $"'{client}' cannot be started: {exception.Reason}";

    public static string Found(string version, bool hasBuildx) => $"Docker Engine {version}{(hasBuildx ? " with BuildKit" : " with its legacy builder")}";

    public static string NoAnswer(TimeSpan limit) => $"the Docker daemon did not answer within {limit.TotalSeconds:0} s";

    public static string NotLinux(string os) => $"the Docker daemon runs {os} containers, not linux ones";

    public static string DaemonSays(ProcessResult answer) =>
        answer.StandardError.Trim() is { Length: > 0 } words
            ? $"the Docker daemon does not answer: {words.Split('\n')[^1].TrimEnd('.')}"
            : "the Docker daemon does not answer";

    public static ExecutionException NoBuilder(string action, string subject, string finding, string remedy) => new(
        action, subject, $"it needs a builder of images, and {finding}", remedy);

    public static string FoundWithoutDaemon(string name, string version) => $"{name} {version} (isolation chroot)";

    public static string NoVersion(string client, ProcessResult answer) =>
        $"'{client} --version' ended with exit code {answer.ExitCode}{(answer.StandardError.Trim() is { Length: > 0 } words ? ": " + words.Split('\n')[^1].TrimEnd('.') : "")}";

    public static string Silent(string client, TimeSpan limit) => $"'{client}' did not answer within {limit.TotalSeconds:0} s";

    public const string GetDocker = "Start Docker, point DOCKER_HOST at a daemon that runs, or install it ('apt-get install docker.io' on Debian).";

    public static string Get(string package) => $"Install it ('apt-get install {package}' on Debian), or choose another Builder for the ContainerImage.";

    public static ExecutionException OtherNetwork(BuildOptions options, string name) => new(
        "build the image",
        options.Subject ?? options.Dockerfile,
        $"{name} builds in a chroot, which has the network of its machine, and not '{options.Network}'",
        "Leave the network out, or build with Docker.");

    public static ProcessPurpose Saving(string image, string look) => new("save the image", image, $"Look at '{look}' and at the space left on the disk.");

    public static ProcessPurpose Removing(string image, string look) => new("remove the image", image, $"Look at '{look}' for what still uses it.");

    public static ProcessPurpose RemovingContainer(string id) => new("remove the container of a killed build", id, "Look at 'buildah containers' or 'podman ps --all --external' for what still uses it.");

    public static string StoreNotFound(string scratch, ProcessCommand info) =>
        $"The containers of the killed build of {scratch} stay where they are: '{info}' does not say where its store is. 'buildah rm --all' removes them.";

    public static string LeftBehind(ProcessCommand build, Exception left) =>
        $"What the interrupted build has left in the store of {build.Executable} could not be removed: {(left is ExecutionException ? left.Message : "it took too long.")} 'buildah rm --all' removes it.";

    public static string Abandoned(string scratch) => $"{scratch}: a build that was killed had left it behind; it is removed.";

    public static string Plain(string line) => BuildOutput.Plain(line);

    public static ExecutionException BuildFailed(BuildOptions options, ProcessCommand command, ProcessResult result)
    {
        var (output, error) = (result.StandardOutput, result.StandardError);
        var lines = BuildOutput.FailingStep(output, error);
        var reason = lines.Count == 0
            ? $"{Path.GetFileName(command.Executable)} ended with exit code {result.ExitCode} and said nothing"
            : $"{Path.GetFileName(command.Executable)} ended with exit code {result.ExitCode}:\n  " + string.Join("\n  ", lines) + "\n";
        return new(
            "build the image",
            options.Subject ?? options.Dockerfile,
            new Redaction(command.Secrets).Apply(reason),
            BuildOutput.HasShortName(error) ? NoShortName
            : BuildOutput.StoppedAtBase(output, error) ? NoBase
            : BuildOutput.IsOtherProcessor(output, error) ? NoEmulator
            : BuildOutput.IsOutOfSpace(output, error) ? FullStore(Path.GetFileName(command.Executable))
            : options.Remedy);
    }

    private static string FullStore(string client) =>
        $"The disk of the builder's store is full: '{client} {(client == "docker" ? "system df" : "info")}' says where it is and '{client} {(client == "buildah" ? "prune" : "system prune")}' removes what nothing uses.";

    private const string NoBase =
        "Choose a base image that this machine has or can pull: begin the Dockerfile with 'ARG BASE=<image>' and 'FROM ${BASE}', "
        + "and set it by BuildArguments of the ContainerImage (or by './build.sh DockerBuild --build-arg BASE=<image>').";

    private const string NoShortName =
        "Write the base image's whole name, such as 'docker.io/library/debian:bookworm-slim', or set unqualified-search-registries in /etc/containers/registries.conf.";

    private const string NoEmulator =
        "A step runs a program of another processor: install an emulator for it ('apt-get install qemu-user-static' on Debian), or let that stage only copy files.";
}

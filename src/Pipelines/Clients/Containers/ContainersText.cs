using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Containers;

/// <summary>What this room says to people.</summary>
internal static class ContainersText
{
    public static string NoClient(string client) => $"there is no '{client}' on PATH";

    public static string Found(string version, bool hasBuildx) => $"Docker Engine {version}{(hasBuildx ? " with BuildKit" : "")}";

    public static string NoAnswer(TimeSpan limit) => $"the Docker daemon did not answer within {limit.TotalSeconds:0} s";

    public static string NotLinux(string os) => $"the Docker daemon runs {os} containers, not linux ones";

    public static string DaemonSays(ProcessResult answer) =>
        answer.StandardError.Trim() is { Length: > 0 } words
            ? $"the Docker daemon does not answer: {words.Split('\n')[^1].TrimEnd('.')}"
            : "the Docker daemon does not answer";

    public static ExecutionException NoEngine(string action, string subject, string finding) => new(
        action,
        subject,
        $"it needs a container engine, and {finding}",
        "Start Docker, point DOCKER_HOST at a daemon that runs, or install it ('apt-get install docker.io' on Debian).");

    public static ProcessPurpose Saving(string image) => new("save the image", image, "Look at 'docker image ls' and at the space left on the disk.");

    public static ProcessPurpose Removing(string image) => new("remove the image", image, "Look at 'docker ps --all' for what still uses it.");

    public static string Plain(string line) => BuildOutput.Plain(line);

    public static ExecutionException BuildFailed(BuildOptions options, ProcessResult result)
    {
        var lines = BuildOutput.FailingStep(result.StandardOutput, result.StandardError);
        var reason = lines.Count == 0 ? $"docker ended with exit code {result.ExitCode} and said nothing" : "\n  " + string.Join("\n  ", lines) + "\n";
        return new("build the image", options.Dockerfile, reason, BuildOutput.StoppedAtBase(result.StandardOutput, result.StandardError) ? NoBase : options.Remedy);
    }

    private const string NoBase =
        "Choose a base image that this machine has or can pull: begin the Dockerfile with 'ARG BASE=<image>' and 'FROM ${BASE}', "
        + "and set it by BuildArguments of the ContainerImage (docker's '--build-arg BASE=<image>').";
}

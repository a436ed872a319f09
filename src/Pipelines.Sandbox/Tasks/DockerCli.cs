using CliWrap;
using CliWrap.Buffered;

namespace Pipelines.Sandbox.Tasks;

/// <summary>The engine did not do what it was asked.</summary>
internal sealed class DockerException(string message) : Exception(message);

/// <summary>The docker command line client, with the environment of this process: DOCKER_HOST and the like count.</summary>
internal sealed class DockerCli(string executable)
{
    private static readonly string[] Gone = ["No such container", "marked for removal", "removal of container", "is not running"];

    private string? host;

    /// <exception cref="DockerException">The command failed; the message is what the client said.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? variables = null)
    {
        var (succeeded, output, error) = await TryAsync(arguments, cancellationToken, variables);
        return succeeded ? output : throw new DockerException(error);
    }

    public async Task<(bool Succeeded, string Output, string Error)> TryAsync(
        IReadOnlyList<string> arguments, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? variables = null)
    {
        var result = await Cli.Wrap(executable)
            .WithArguments(arguments)
            .WithEnvironmentVariables(variables ?? new Dictionary<string, string?>())
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        return (result.IsSuccess, result.StandardOutput.Trim(), result.StandardError.Trim());
    }

    /// <summary>Runs a command on a container that someone else may remove at the same time: one that is gone is no failure.</summary>
    /// <exception cref="DockerException">The command failed, and the container is there.</exception>
    public async Task RunOnAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (succeeded, _, error) = await TryAsync(arguments, cancellationToken);
        if (!succeeded && !Gone.Any(text => error.Contains(text, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DockerException(error);
        }
    }

    /// <summary>
    /// Runs a command with a configuration folder of its own. The folder hides the person's contexts, so the engine's address is
    /// taken from them first.
    /// </summary>
    public async Task<string> RunWithConfigurationAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        host ??= await RunAsync(["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"], cancellationToken);
        return await RunAsync(["--config", folder, "--host", host, .. arguments], cancellationToken);
    }
}

using Pipelines.Clients.Containers;
using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Images;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// What a target's body is given, and the one edge around it: signals become cancellation, and an error that a person can mend
/// sets the exit code of the build.
/// </summary>
internal sealed record TargetRun(IHazApplication Build, IProgressLog Log, ProcessEnvironment Environment, CancellationToken CancellationToken)
{
    /// <summary>The absolute path of the repository's root.</summary>
    public string Root => Build.RootDirectory;

    /// <summary>What runs processes.</summary>
    public ProcessRunner Processes { get; } = new(Log, Environment.Time);

    /// <summary>What reads the working tree.</summary>
    public GitClient Git => field ??= new(Processes, Root);

    /// <summary>Looks for a container engine; a client whose daemon does not answer counts as none.</summary>
    public Task<ContainerEngineSearch> FindEngineAsync() =>
        ContainerEngine.FindAsync(new ContainerEngineOptions { Runner = Processes, Log = Log, Time = Environment.Time }, CancellationToken);

    /// <summary>
    /// Looks for the builder of an image. On <c>--env local</c> only Docker counts, unless the definition names another: it is what would run the
    /// image's containers, and without it the image is assembled.
    /// </summary>
    public Task<BuilderFound> FindBuilderAsync(ContainerImage image, bool isLocal)
    {
        var options = new ContainerEngineOptions
        {
            Runner = Processes,
            Log = Log,
            Time = Environment.Time,
            Environment = BuilderEnvironment.Without(Environment.Names),
        };
        IReadOnlyList<ImageBuilder> order = image.Builder is { } named ? [named] : isLocal ? [ImageBuilder.Docker] : BuilderSearch.Order;
        return BuilderSearch.FindAsync(order, options, CancellationToken);
    }

    /// <summary>Shows lines to people.</summary>
    public void Show(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Log.Info(line);
        }
    }

    /// <summary>Waits until somebody interrupts the build: that is how it is meant to end.</summary>
    public async Task UntilCancelledAsync()
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, Environment.Time, CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Asked for.
        }
    }

    /// <summary>Runs a target's body.</summary>
    public static async Task RunAsync(IHazApplication build, Func<TargetRun, Task> body)
    {
        using var interruption = new Interruption();
        try
        {
            await body(new TargetRun(build, ConsoleLog.Instance, ProcessEnvironment.Current, interruption.Token));
        }
        catch (PipelinesException exception)
        {
            build.ExitCode = exception.ExitCode;
            throw;
        }
        catch (OperationCanceledException) when (interruption.ExitCode is { } exitCode)
        {
            build.ExitCode = exitCode;
            throw;
        }
    }
}

using CliWrap;
using CliWrap.Buffered;
using Pipelines.Testing;

namespace Pipelines.EndToEnd;

/// <summary>
/// A clone whose samples are compiled too. That is done in the repository, where the library that they share is compiled already and each stays compiled
/// for the next run; in an empty clone it would be done anew each time.
/// </summary>
public sealed class CloneOfSamples : Clone
{
    private static readonly string[] Samples = ["samples/library", "samples/orders-api", "samples/monorepo"];

    /// <inheritdoc/>
    protected override async Task TakeCompiledBuildsAsync()
    {
        await base.TakeCompiledBuildsAsync();
        foreach (var sample in Samples)
        {
            // On a server a build writes no file of the repository.
            await Cli.Wrap(Path.Combine(Repository.Root, sample, "build.sh")).WithArguments("--help").WithWorkingDirectory(Path.Combine(Repository.Root, sample))
                .WithEnvironmentVariables(new Dictionary<string, string?> { ["GITLAB_CI"] = "true" }).ExecuteBufferedAsync();
            TakeCompiledBuild(sample);
        }
    }
}

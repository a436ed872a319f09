using System.Text.RegularExpressions;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Releases;
using Pipelines.Targets.Extension;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// A commit that a person chose to deploy, whatever is checked out: its image, which its own pipeline pushed, and its containers' JSON. The definition of
/// the application (environments, services, their order) and this tool are those that are checked out.
/// </summary>
/// <param name="Revision">The commit.</param>
internal sealed partial record ChosenCommit(Revision Revision)
{
    /// <summary>
    /// True when the command line itself names one. NUKE would take it from a variable COMMIT too, which CI settings and shells hold for other purposes.
    /// </summary>
    public static bool IsWritten => WrittenArguments.Read(ProcessEnvironment.Arguments).Options.Any(option => BuildParameter.Same(option.Name, nameof(IDeploy.Commit)));

    /// <summary>Checks what can be checked without reading the repository.</summary>
    /// <param name="commit">As the command line names it.</param>
    /// <param name="environment">Where it shall run.</param>
    /// <exception cref="DefinitionException">It is no commit, or the environment is <c>local</c>, which runs what is checked out.</exception>
    public static void Check(string commit, DeploymentEnvironment environment)
    {
        if (environment == DeploymentEnvironment.Local)
        {
            throw TargetsText.CommitIsLocal(commit);
        }

        if (!Pattern().IsMatch(commit))
        {
            throw TargetsText.NoCommitId(commit);
        }
    }

    /// <summary>Looks for it in this clone, and reads its containers' JSON for mistakes, before anything else is asked or written.</summary>
    /// <exception cref="DefinitionException">It is no commit, or its files have mistakes.</exception>
    /// <exception cref="ExecutionException">This clone does not have it; exit code 14.</exception>
    public static async Task<ChosenCommit> FindAsync(TargetRun run, DeploymentEnvironment environment, string commit)
    {
        Check(commit, environment);
        var found = await run.Git.FindCommitAsync(commit.ToLowerInvariant(), run.CancellationToken) ?? throw TargetsText.UnknownCommit(commit, environment, run.Root);
        var chosen = new ChosenCommit(new Revision(found));
        await chosen.ReadAsync(run, folder => ContainerFiles.Check(folder, run.Build.Application, environment));
        return chosen;
    }

    /// <summary>
    /// Where its deployment comes from: this run, but of that commit. The number of a pipeline tells nothing about the age of a commit that it was merely
    /// told, so the history alone does.
    /// </summary>
    public Origin Of(Origin run) => run with { Revision = Revision, PipelineNumber = null };

    /// <summary>The task definitions as the commit has them.</summary>
    /// <exception cref="DefinitionException">All mistakes of all files, each with the commit before the file, as git writes it.</exception>
    public Task<IReadOnlyList<TaskDefinitionInput>> ReadContainersAsync(
        TargetRun run, DeploymentEnvironment environment, Func<ContainerImage, ImageReference> images) =>
        ReadAsync(run, folder => ContainerFiles.Read(folder, run.Build.Application, environment, images));

    private async Task<T> ReadAsync<T>(TargetRun run, Func<string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("pipelines-");
        try
        {
            await run.Git.CopyFilesAsync(Revision.Commit, run.Build.Application.DeployFolder, folder.FullName, run.CancellationToken);
            return read(folder.FullName);
        }
        catch (DefinitionException exception)
        {
            throw new DefinitionException([.. exception.Mistakes.Select(mistake => mistake with { Where = $"{Revision.Short}:{mistake.Where}" })]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // As many digits as git shows at least.
    [GeneratedRegex("^[0-9a-fA-F]{7,40}\\z")]
    private static partial Regex Pattern();
}

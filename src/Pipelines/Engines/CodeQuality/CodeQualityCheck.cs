using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Engines.CodeQuality.Mending;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality;

/// <summary>
/// Runs an application's linters side by side over the files that git knows. The definition comes in; out go the reports, which are written first, and
/// the verdict. A linter that is missing or broken is a finding and a failure, and costs no other its findings.
/// </summary>
internal sealed class CodeQualityCheck(ProcessRunner runner, IProgressLog log, TimeProvider time)
{
    /// <summary>Runs the linters.</summary>
    /// <exception cref="DefinitionException">A linter that was asked for is unknown, one names a solution or a folder that the repository does not have, or a suppression is wrong.</exception>
    /// <exception cref="ExecutionException">There is no git, or no repository.</exception>
    public Task<CodeQualityResult> RunAsync(IReadOnlyList<Linter> linters, CodeQualityOptions options, CancellationToken cancellationToken)
    {
        var chosen = LinterChoice.Of(linters, options.Names);
        if (chosen.Count < linters.Count)
        {
            log.Warning(CodeQualityText.NotChosen(linters.Except(chosen)));
        }

        return RunAsync([.. chosen.Select(linter => LinterTools.Of(linter, runner, Path.Combine(options.Root, options.WorkFolder))), .. options.Others], options, cancellationToken);
    }

    /// <summary>Runs linters that are ready to run.</summary>
    internal async Task<CodeQualityResult> RunAsync(IReadOnlyList<ILinterTool> tools, CodeQualityOptions options, CancellationToken cancellationToken)
    {
        if (options is { Accept: true, IsPartial: true })
        {
            throw GateText.AcceptsAll(options.Since is null ? "--linter" : "--since");
        }

        var git = new GitClient(runner, options.Root);
        var files = await RepositoryFiles.ReadAsync(git, options.Root, cancellationToken);
        IReadOnlyList<LintSuppression> suppressions = [.. options.Suppress, .. SuppressionFile.Read(options.Root, options.Suppressions)];
        var mistakes = tools.Select(tool => tool.MistakeIn(files)).OfType<DefinitionMistake>().Concat(Suppressing.MistakesIn(suppressions)).ToList();
        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }

        var scope = new Scope(files, options.Since is { } since ? await git.ChangedSinceAsync(since, cancellationToken) : null);
        if (options.Fix)
        {
            await new MendingRun(git, scope, log).RunAsync(tools, cancellationToken);
        }

        IReadOnlyList<LinterResult> results = [.. await RunAllAsync(tools, new LinterRun(scope, options, log, time), cancellationToken), UnreadableNames.In(files)];
        var suppressing = new Suppressing(suppressions, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return await new Conclusion(options, suppressing, log).OfAsync(results, files, cancellationToken);
    }

    private static async Task<LinterResult[]> RunAllAsync(IReadOnlyList<ILinterTool> tools, LinterRun run, CancellationToken cancellationToken)
    {
        var results = new LinterResult[tools.Count];
        // Two runs of the same tool may share its intermediate files, so these wait for each other; different tools do not.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, tools.Count).GroupBy(index => tools[index].Name),
            cancellationToken,
            async (group, cancel) =>
            {
                foreach (var index in group)
                {
                    results[index] = await run.RunAsync(tools[index], cancel);
                }
            });
        return results;
    }
}

using System.ComponentModel;
using System.Text.Json;
using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality;

/// <summary>
/// Runs an application's linters side by side over the files that git knows. The definition comes in; out go a report for GitLab, which is
/// written first, a list for people, and the verdict. A linter that is missing or broken is a finding and a failure, and costs no other its findings.
/// </summary>
internal sealed class CodeQualityCheck(ProcessRunner runner, IProgressLog log, TimeProvider time)
{
    /// <summary>Runs the linters.</summary>
    /// <exception cref="DefinitionException">A linter that was asked for is unknown, or one names a solution or a folder that the repository does not have.</exception>
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

        var files = await RepositoryFiles.ReadAsync(new GitClient(runner, options.Root), options.Root, cancellationToken);
        IReadOnlyList<LintSuppression> suppressions = [.. options.Suppress, .. SuppressionFile.Read(options.Root, options.Suppressions)];
        var suppressing = new Suppressing(suppressions, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var mistakes = tools.Select(tool => tool.MistakeIn(files)).OfType<DefinitionMistake>().Concat(Suppressing.MistakesIn(suppressions)).ToList();
        if (mistakes.Count > 0)
        {
            throw new DefinitionException(mistakes);
        }

        var results = new LinterResult[tools.Count];
        // Two runs of the same tool may share its intermediate files, so these wait for each other; different tools do not.
        await Parallel.ForEachAsync(
            Enumerable.Range(0, tools.Count).GroupBy(index => tools[index].Name),
            cancellationToken,
            async (group, cancel) =>
            {
                foreach (var index in group)
                {
                    results[index] = await RunAsync(tools[index], files, options, cancel);
                }
            });
        return await new Conclusion(options, suppressing, log).OfAsync(results, files, cancellationToken);
    }

    private async Task<LinterResult> RunAsync(ILinterTool tool, RepositoryFiles files, CodeQualityOptions options, CancellationToken cancellationToken)
    {
        var subjects = tool.Select(files);
        if (subjects.Count == 0)
        {
            log.Warning(CodeQualityText.NothingToLookAt(tool));
            return LinterResult.Complete([]);
        }

        using var limit = new CancellationTokenSource(options.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            log.Info(CodeQualityText.LookingAt(tool, await tool.VersionAsync(files, either.Token), subjects.Count));
            return await tool.RunAsync(subjects, files, either.Token);
        }
        catch (ExecutionException exception) when (exception.InnerException is Win32Exception)
        {
            return LinterResult.Missing(tool, subjects[0]);
        }
        catch (Exception exception) when (exception is ExecutionException or JsonException or InvalidDataException)
        {
            return LinterResult.Unusable(tool, subjects[0], "tool-broken", CodeQualityText.Broken(tool, exception is ExecutionException ? exception.Message : CodeQualityText.NotItsFormat(exception.Message)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return LinterResult.Unusable(tool, subjects[0], "tool-broken", CodeQualityText.Broken(tool, CodeQualityText.TooSlow(options.TimeLimit)));
        }
    }
}

using System.Text.Json;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality;

/// <summary>Runs one linter: whatever becomes of it, a result comes out, and none stands in another's way.</summary>
internal sealed class LinterRun(Scope scope, CodeQualityOptions options, IProgressLog log, TimeProvider time)
{
    private readonly CachedRun _cached = new(scope.Files, Path.Combine(options.Root, options.WorkFolder, "cache"), options.Home, log);

    /// <summary>Runs the linter.</summary>
    public async Task<LinterResult> RunAsync(ILinterTool tool, CancellationToken cancellationToken)
    {
        var subjects = scope.SubjectsOf(tool);
        if (subjects.Count == 0)
        {
            log.Warning(CodeQualityText.NothingToLookAt(tool, options.Since));
            return LinterResult.Complete([]);
        }

        using var limit = new CancellationTokenSource(options.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var version = await tool.VersionAsync(scope.Files, either.Token);
            log.Info(CodeQualityText.LookingAt(tool, version, subjects.Count));
            if (scope.Changed is not null && tool.NeedsWholeProject)
            {
                log.Info(CodeQualityText.LooksAtEverything(tool, scope.Changed.Count));
            }

            return scope.Narrow(await _cached.RunAsync(tool, subjects, version, either.Token));
        }
        catch (ExecutionException exception) when (ProcessesText.IsMissing(exception.InnerException))
        {
            return LinterResult.Missing(tool, subjects[0]);
        }
        catch (Exception exception) when (exception is ExecutionException or JsonException or InvalidDataException)
        {
            return LinterResult.Broken(tool, subjects[0], exception is ExecutionException ? exception.Message : CodeQualityText.NotItsFormat(exception.Message));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return LinterResult.Broken(tool, subjects[0], CodeQualityText.TooSlow(options.TimeLimit));
        }
    }
}

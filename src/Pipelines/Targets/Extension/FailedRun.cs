using Nuke.Common;
using Nuke.Common.Execution;
using Pipelines.Values;

namespace Pipelines.Targets.Extension;

/// <summary>What is said at the end of a run that did not succeed: which target, why, and the line that runs it again.</summary>
/// <param name="Targets">The targets that failed, each with its error; none when the run ended before the first.</param>
/// <param name="Interrupted">The targets that were interrupted.</param>
/// <param name="Reason">Why it ended before the first target; null when it is not known.</param>
/// <param name="Line">The line that runs it again.</param>
/// <param name="Job">The job of GitLab; null elsewhere.</param>
internal sealed record FailedRun(
    IReadOnlyList<(string Target, string Error)> Targets, IReadOnlyList<string> Interrupted, string? Reason, RunAgain Line, FailedJob? Job)
{
    private const int LinesOfError = 12;

    /// <summary>The lines to print, secrets not yet masked.</summary>
    public IEnumerable<string> Lines()
    {
        yield return "";
        foreach (var (target, error) in Targets)
        {
            yield return $"Failed: {target}";
            foreach (var line in Shortened(error))
            {
                yield return "  " + line;
            }
        }

        if (Interrupted.Count > 0)
        {
            yield return $"Interrupted: {string.Join(", ", Interrupted)}";
        }
        else if (Targets.Count == 0)
        {
            yield return "Failed before the first target";
            foreach (var line in Shortened(Reason ?? "The reason stands above."))
            {
                yield return "  " + line;
            }
        }

        foreach (var line in Job is null ? Line.Lines("Run it again:") : Job.Lines(Line))
        {
            yield return line;
        }
    }

    /// <summary>What a build says of itself after its end.</summary>
    /// <param name="build">The build.</param>
    /// <param name="errors">The exception of each failed target that was seen.</param>
    /// <param name="reason">The error that was logged last.</param>
    /// <param name="line">What was typed.</param>
    /// <param name="job">The job of GitLab.</param>
    public static FailedRun Of(INukeBuild build, IReadOnlyDictionary<string, Exception> errors, string? reason, RunAgain line, FailedJob? job)
    {
        var failed = build.FailedTargets.ToLookup(target => errors.GetValueOrDefault(target.Name) is OperationCanceledException);
        return new(
            [.. failed[false].Select(target => (target.Name, Error(target, errors.GetValueOrDefault(target.Name))))],
            [.. build.AbortedTargets.Concat(failed[true]).Select(target => target.Name)],
            reason,
            line with { Succeeded = [.. build.SucceededTargets.Where(target => !target.Invoked).Select(target => target.Name)] },
            job);
    }

    private static string Error(ExecutableTarget target, Exception? error) => error switch
    {
        PipelinesException => error.Message,
        not null => $"{error.GetType().Name}: {error.Message}",

        // The log did not show it: the summary of the target does.
        null => string.Join(", ", target.SummaryInformation.Select(pair => $"{pair.Key}: {pair.Value}")),
    };

    private static IEnumerable<string> Shortened(string error)
    {
        var lines = error.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return lines.Length <= LinesOfError ? lines : lines.Take(LinesOfError - 1).Append($"… and {lines.Length - LinesOfError + 1} more lines, above");
    }
}

namespace Pipelines.Model.Limits;

/// <summary>What a job runs, how often and where: https://docs.gitlab.com/ci/yaml/#job-keywords.</summary>
internal static class RunLimits
{
    private const int MostParallel = 200;
    private const int MostRetries = 2;
    private const int TagsFromWhichTooMany = 50;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline)
    {
        var (symbol, defaults) = (pipeline.Pipeline.Symbol, pipeline.Pipeline.Default);
        return
        [
            .. Common(symbol, "default", defaults?.Retry, defaults?.Tags ?? []),
            .. Names(symbol, "variables", pipeline.Pipeline.Variables),
            .. pipeline.Jobs.SelectMany(job => Check(job, defaults)),
        ];
    }

    private static IEnumerable<Finding> Check(Job job, Default? defaults)
    {
        if (!job.HasWork)
        {
            yield return FindingRules.NoScript.At(job.Symbol, job.Name);
        }

        if (Count(job.Parallel) is { } count && count is < 1 or > MostParallel)
        {
            yield return FindingRules.ParallelRange.At(job.Symbol, job.Name, count);
        }

        if (new[] { job.Script.Count > 0 ? "script" : null, job.Run.Count > 0 ? "run" : null, job.Trigger is null ? null : "trigger" }.OfType<string>().ToList() is { Count: > 1 } kinds)
        {
            yield return FindingRules.TwoKindsOfWork.At(job.Symbol, job.Name, string.Join(" and ", kinds));
        }

        foreach (var twice in Permutations(job.Parallel).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return FindingRules.SamePermutation.At(job.Symbol, job.Name, $"{job.Name}: [{twice.Key}]");
        }

        if (job.Coverage is { } coverage && !(coverage.Length > 2 && coverage[0] == '/' && coverage[^1] == '/'))
        {
            yield return FindingRules.CoveragePattern.At(job.Symbol, job.Name, coverage);
        }

        if (job.ManualConfirmation is not null && !CheckedPipeline.IsManual(job))
        {
            yield return FindingRules.ConfirmationWithoutManual.At(job.Symbol, job.Name);
        }

        if ((job.Interruptible ?? defaults?.Interruptible) is null)
        {
            yield return FindingRules.InterruptibleUnsaid.At(job.Symbol, job.Name);
        }

        foreach (var finding in Common(job.Symbol, job.Name, job.Retry, job.Tags)
            .Concat(Names(job.Symbol, job.Name, [.. job.Variables, .. job.Rules.SelectMany(rule => rule.Variables)])))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Common(string symbol, string subject, Retry? retry, IReadOnlyList<string> tags)
    {
        if (retry is { Max: < 0 or > MostRetries })
        {
            yield return FindingRules.RetryRange.At(symbol, subject, retry.Max);
        }

        if (tags.Count >= TagsFromWhichTooMany)
        {
            yield return FindingRules.TooManyTags.At(symbol, subject, tags.Count);
        }
    }

    private static IEnumerable<Finding> Names(string symbol, string subject, IEnumerable<VariableSetting> variables) =>
        variables.Where(variable => variable.Name.Length == 0 || variable.Name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '_'))
            .Select(variable => FindingRules.VariableName.At(symbol, subject, variable.Name));

    // GitLab names the jobs of a matrix after the values alone. More than it takes at all are another finding.
    private static IEnumerable<string> Permutations(Parallelism? parallel) => parallel is Parallelism.Matrix matrix && Count(parallel) <= MostParallel
        ? matrix.Entries.SelectMany(entry => entry.Variables.Aggregate(
            (IEnumerable<string>)[""],
            (names, variable) => names.SelectMany(name => variable.Values.Select(value => name.Length == 0 ? value : $"{name}, {value}"))))
        : [];

    private static long? Count(Parallelism? parallel) => parallel switch
    {
        Parallelism.Times times => times.Count,
        Parallelism.Matrix matrix => matrix.Entries.Sum(entry => entry.Variables.Aggregate(1L, (product, variable) => product * variable.Values.Count)),
        _ => null,
    };
}

namespace Pipelines.Model.Limits;

/// <summary>Names of jobs: https://docs.gitlab.com/ci/jobs/#job-names.</summary>
internal static class NameLimits
{
    private const int MostCharacters = 255;
    private const int MostCharactersOfNeeded = 128;

    // The global keywords, and the words that GitLab's parser takes for itself or for another type.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "default", "include", "spec", "stages", "variables", "workflow",
        "image", "services", "cache", "before_script", "after_script", "types", "true", "false", "nil", "pages:deploy",
    };

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline)
    {
        var needed = pipeline.Jobs.SelectMany(job => job.Needs ?? []).Select(need => need.Job).ToHashSet(StringComparer.Ordinal);
        foreach (var jobs in pipeline.Jobs.GroupBy(job => job.Name, StringComparer.Ordinal))
        {
            var (name, symbol) = (jobs.Key, jobs.Last().Symbol);
            var most = needed.Contains(name) ? MostCharactersOfNeeded : MostCharacters;
            if (Reserved.Contains(name))
            {
                yield return FindingRules.ReservedName.At(symbol, name);
            }

            if (name == "pages" && jobs.Last().Pages is null)
            {
                yield return FindingRules.PagesName.At(symbol, name);
            }

            if (name.Length > most)
            {
                yield return FindingRules.LongName.At(symbol, name, name.Length, MostCharacters);
            }

            if (name.Length == 0 || name[0] == '.')
            {
                yield return FindingRules.HiddenName.At(symbol, name);
            }

            if (jobs.Count() > 1)
            {
                yield return FindingRules.DuplicateName.At(symbol, name, jobs.Count());
            }
        }
    }
}

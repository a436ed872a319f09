namespace Pipelines.Model.Limits;

/// <summary>Stages: https://docs.gitlab.com/ci/yaml/#stages.</summary>
internal static class StageLimits
{
    private const int MostCharacters = 255;

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline)
    {
        foreach (var stage in pipeline.Stages.GroupBy(stage => stage, StringComparer.Ordinal).Where(stage => stage.Count() > 1 || stage.Key.Length is 0 or > MostCharacters))
        {
            yield return FindingRules.BadStage.At(pipeline.Pipeline.Symbol, stage.Key);
        }

        foreach (var job in pipeline.Jobs.Where(job => pipeline.Stage(job) is null))
        {
            yield return FindingRules.UnknownStage.At(job.Symbol, job.Name, CheckedPipeline.StageName(job), string.Join(", ", pipeline.Stages));
        }

        if (pipeline.Jobs.All(job => job.Stage is ".pre" or ".post"))
        {
            yield return FindingRules.NothingToRun.At(pipeline.Pipeline.Symbol);
        }
    }
}

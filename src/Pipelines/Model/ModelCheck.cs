using Pipelines.Model.Limits;

namespace Pipelines.Model;

/// <summary>
/// Checks a pipeline against GitLab's limits and against what is safe, without a server. A pipeline comes in, all findings go out at once.
/// </summary>
public static class ModelCheck
{
    /// <summary>Everything that is wrong, by family and then in the order of the jobs; empty when nothing is.</summary>
    public static IReadOnlyList<Finding> Findings(Pipeline pipeline)
    {
        var checkedPipeline = new CheckedPipeline(pipeline);
        return
        [
            .. NameLimits.Check(checkedPipeline),
            .. StageLimits.Check(checkedPipeline),
            .. NeedsLimits.Check(checkedPipeline),
            .. PresenceLimits.Check(checkedPipeline),
            .. RuleLimits.Check(checkedPipeline),
            .. RunLimits.Check(checkedPipeline),
            .. DeploymentLimits.Check(checkedPipeline),
            .. TokenLimits.Check(checkedPipeline),
            .. ArtifactLimits.Check(checkedPipeline),
            .. ConditionLimits.Check(checkedPipeline),
            .. VariableLimits.Check(checkedPipeline),
            .. TriggerLimits.Check(checkedPipeline),
            .. StopLimits.Check(checkedPipeline),
            .. SizeLimits.Check(checkedPipeline),
            .. PresenceLimits.Unanswered(checkedPipeline),
        ];
    }
}

namespace Pipelines.Model.Limits;

/// <summary>Tokens: https://docs.gitlab.com/ci/yaml/#id_tokens. Who may hold them is looked at in <see cref="PresenceLimits"/>.</summary>
internal static class TokenLimits
{
    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
        from job in pipeline.Jobs
        from token in job.IdTokens
        where token.Audiences.Count == 0 || token.Audiences.Any(string.IsNullOrWhiteSpace)
        select FindingRules.NoAudience.At(job.Symbol, job.Name, token.Name);
}

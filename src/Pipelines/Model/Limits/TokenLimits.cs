namespace Pipelines.Model.Limits;

/// <summary>Tokens: https://docs.gitlab.com/ci/yaml/#id_tokens. Who may hold them is looked at in <see cref="PresenceLimits"/>.</summary>
internal static class TokenLimits
{
    private sealed record Use(string Audience, string Environment, string Symbol);

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
    [
        .. pipeline.Jobs.SelectMany(job => TokensOf(pipeline, job)
            .Where(token => token.Audiences.Count == 0 || token.Audiences.Any(string.IsNullOrWhiteSpace))
            .Select(token => FindingRules.NoAudience.At(job.Symbol, job.Name, token.Name))),
        .. pipeline.Jobs.SelectMany(job => AnyToken(pipeline, job)),
        .. SharedAudiences(pipeline),
    ];

    /// <summary>The tokens that a job gets: its own, else those of every job.</summary>
    public static IReadOnlyList<IdToken> TokensOf(CheckedPipeline pipeline, Job job) =>
        job.IdTokens.Count > 0 ? job.IdTokens
        : job.Trigger is null && job.Inherit?.Default?.Contains(DefaultKeyword.IdTokens) != false ? pipeline.Pipeline.Default?.IdTokens ?? []
        : [];

    private static IEnumerable<Finding> AnyToken(CheckedPipeline pipeline, Job job) =>
        TokensOf(pipeline, job).Count is > 1 and var tokens
            ? job.Secrets.Where(secret => secret.Token is null).Select(secret => FindingRules.AnyToken.At(job.Symbol, job.Name, tokens, secret.Name))
            : [];

    private static IEnumerable<Finding> SharedAudiences(CheckedPipeline pipeline) =>
        from audience in pipeline.Jobs
            .Where(job => job.Environment is not null)
            .SelectMany(job => TokensOf(pipeline, job).SelectMany(token => token.Audiences).Select(audience => new Use(audience, job.Environment!.Name, job.Symbol)))
            .GroupBy(use => use.Audience, StringComparer.Ordinal)
        let environments = audience.Select(use => use.Environment).Distinct().ToList()
        where environments.Count > 1
        select FindingRules.SharedAudience.At(audience.Last().Symbol, audience.Key, string.Join(", ", environments));
}

using Pipelines.Engines.CodeQuality.Secrets;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Our own search for secrets in every text file: see <see cref="SecretRules"/>. What was found is never said, only its kind and its place.</summary>
internal sealed class SecretLinter() : OwnLinter("secrets")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Select(RepositoryFiles files) => [.. files.All.Where(files.IsFile)];

    // A file with a NUL in it is no text.
    /// <inheritdoc/>
    protected override IEnumerable<Finding> FindingsIn(string path, string text) => text.Contains('\0', StringComparison.Ordinal) ? [] : SecretRules.In(text).Select(place => new Finding
    {
        Tool = Name,
        Rule = place.Rule.Id,
        Severity = Severity.Critical,
        Path = path,
        Line = place.Line,
        Column = place.Column,
        Message = CodeQualityText.Secret(place.Rule.What),
        HidesLine = true,
    });
}

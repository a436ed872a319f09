using Pipelines.Values;

namespace Pipelines.Clients.Processes;

/// <summary>Takes secrets out of text. Each line of a secret counts, because output is echoed line by line.</summary>
internal sealed class Redaction
{
    private readonly IReadOnlyList<Secret> _secrets;

    public Redaction(IReadOnlyList<Secret> secrets) => _secrets =
    [
        .. secrets.SelectMany(secret => secret.Reveal().Split('\n', StringSplitOptions.TrimEntries).Append(secret.Reveal()))
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.Ordinal)
            // The longest first: a secret that is part of another must not leave the other's rest behind.
            .OrderByDescending(text => text.Length)
            .Select(text => new Secret(text)),
    ];

    public string Apply(string text) => _secrets.Aggregate(text, (result, secret) => secret.Redact(result));

    public bool IsIn(string text) => _secrets.Any(secret => text.Contains(secret.Reveal(), StringComparison.Ordinal));
}

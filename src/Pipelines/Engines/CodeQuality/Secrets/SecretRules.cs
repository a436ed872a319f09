using System.Text.RegularExpressions;

namespace Pipelines.Engines.CodeQuality.Secrets;

/// <summary>One kind of secret that can be told by its form alone.</summary>
/// <param name="Id">Its name.</param>
/// <param name="What">What it is, for people.</param>
/// <param name="Form">How it looks.</param>
internal sealed record SecretRule(string Id, string What, Regex Form);

/// <summary>Where a secret stands; the secret itself is not kept.</summary>
internal sealed record SecretPlace(SecretRule Rule, int Line, int Column);

/// <summary>
/// Keys and tokens whose issuers gave them a form of their own, so that what is found is one: nothing is guessed from names or from how random a text
/// looks. For more than that there is gitleaks.
/// </summary>
internal static partial class SecretRules
{
    private const int LettersAtTheEnd = 12;

    /// <summary>The rules.</summary>
    public static IReadOnlyList<SecretRule> All { get; } =
    [
        new("private-key", "a private key", PrivateKey()),
        new("aws-access-key", "an access key of AWS", AwsAccessKey()),
        new("gitlab-token", "a token of GitLab", GitLabToken()),
        new("github-token", "a token of GitHub", GitHubToken()),
        new("vault-token", "a token of Vault", VaultToken()),
        new("slack-token", "a token of Slack", SlackToken()),
        new("npm-token", "a token of npm", NpmToken()),
        new("google-key", "an API key of Google", GoogleKey()),
        new("stripe-key", "a live key of Stripe", StripeKey()),
    ];

    /// <summary>Every place in a text, in its order.</summary>
    public static IEnumerable<SecretPlace> In(string text) => All
        .SelectMany(rule => rule.Form.Matches(text).Where(match => !IsExample(match.Value)).Select(match => (rule, match.Index)))
        .OrderBy(place => place.Index)
        .Select(place =>
        {
            var before = text.AsSpan(0, place.Index);
            return new SecretPlace(place.rule, before.Count('\n') + 1, place.Index - before.LastIndexOf('\n'));
        });

    // What documentation and tests show: AKIAIOSFODNN7EXAMPLE, glpat-xxxxxxxxxxxxxxxxxxxx. No secret ends in so few different letters.
    private static bool IsExample(string secret) =>
        secret.EndsWith("EXAMPLE", StringComparison.Ordinal) || secret[^LettersAtTheEnd..].Distinct().Count() <= 2;

    // A header alone is in many a program and test; a key goes on with a line of Base64, or with what says how it is encrypted.
    [GeneratedRegex("""-----BEGIN ([A-Z]+ )?PRIVATE KEY( BLOCK)?-----(?=(\s|\\[nr])*([A-Za-z0-9+/]{40}|Proc-Type:|Version:))""")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])")]
    private static partial Regex AwsAccessKey();

    // https://docs.gitlab.com/security/tokens/#token-prefixes
    [GeneratedRegex(@"(?<![A-Za-z0-9])gl(pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct)-[A-Za-z0-9_=-]{20,}")]
    private static partial Regex GitLabToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})")]
    private static partial Regex GitHubToken();

    // https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes
    [GeneratedRegex(@"(?<![A-Za-z0-9])hv[sbr]\.[A-Za-z0-9_-]{24,}")]
    private static partial Regex VaultToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])xox[abeoprs]-[0-9A-Za-z-]{20,}")]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])")]
    private static partial Regex NpmToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])AIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])")]
    private static partial Regex GoogleKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[rs]k_live_[0-9A-Za-z]{20,}")]
    private static partial Regex StripeKey();
}

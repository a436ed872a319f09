using System.Text.RegularExpressions;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>Whether a text is a secret: by its form, which hardly anything else has, or by the name that it goes by.</summary>
internal static partial class SecretValue
{
    /// <summary>What kind of secret a text is by its form alone; null when its form says nothing.</summary>
    public static string? KindOf(string value) =>
        PrivateKey().IsMatch(value) ? "a private key"
        : AccessKey().IsMatch(value) ? "the id of an AWS access key"
        : GitLabToken().IsMatch(value) ? "a GitLab token"
        : GitHubToken().IsMatch(value) ? "a GitHub token"
        : VaultToken().IsMatch(value) ? "a Vault token"
        : SlackToken().IsMatch(value) ? "a Slack token"
        : StripeKey().IsMatch(value) ? "a Stripe key"
        : Jwt().IsMatch(value) ? "a JSON Web Token"
        : UrlWithPassword().Match(value) is { Success: true } url && !IsPlaceholder(url.Groups["password"].Value) ? "an address with a password"
        : null;

    /// <summary>True when the name says that the value is secret, and the value is not plainly something else: a switch, a path, a placeholder …</summary>
    public static bool IsMeantBy(string name, string value) =>
        (Password().IsMatch(name) && !IsNothing(value))
        || (Token().IsMatch(name) && !IsNothing(value) && value.Length >= 8 && !Word().IsMatch(value));

    /// <summary>True when what goes by this name is better not shown, whatever it is.</summary>
    public static bool IsNamedSecret(string name) => Password().IsMatch(name) || Token().IsMatch(name);

    private static bool IsNothing(string value) =>
        value.Length == 0 || IsPlaceholder(value) || Reference().IsMatch(value) || (Number().IsMatch(value) && value.Length < 4);

    private static bool IsPlaceholder(string value) => Placeholder().IsMatch(value);

    [GeneratedRegex("-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----")]
    private static partial Regex PrivateKey();

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids; the ids of AWS's own examples end in EXAMPLE.
    [GeneratedRegex(@"\b(?:AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z2-7]{16}\b")]
    private static partial Regex AccessKey();

    [GeneratedRegex(@"\b(?:glpat|gldt|glrt|glcbt|glptt|glft|glsoat)-[0-9A-Za-z_\-.]{20,}")]
    private static partial Regex GitLabToken();

    [GeneratedRegex(@"\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{40,})")]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"(?<![\w.-])hv[sbr]\.[0-9A-Za-z_-]{20,}")]
    private static partial Regex VaultToken();

    [GeneratedRegex(@"\bxox[abposr]-[0-9A-Za-z-]{20,}")]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"\b[sr]k_live_[0-9A-Za-z]{20,}")]
    private static partial Regex StripeKey();

    // Header and claims are JSON objects: both begin with {".
    [GeneratedRegex(@"(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"\b[a-z][a-z0-9+.\-]*://[^\s/:@?#]*:(?<password>[^\s/@?#]+)@", RegexOptions.IgnoreCase)]
    private static partial Regex UrlWithPassword();

    [GeneratedRegex("(?:PASSWORD|PASSWD|PASSPHRASE|(?:^|[_.-]|(?-i:(?<=[a-z0-9])(?=[A-Z])))(?:SECRET|SECRET_?KEY(_BASE)?|PRIVATE_?KEY|ENCRYPTION_?KEY|MASTER_?KEY|SIGNING_?KEY|ACCESS_?KEY))$", RegexOptions.IgnoreCase)]
    private static partial Regex Password();

    [GeneratedRegex("(?:^|[_.-]|(?-i:(?<=[a-z0-9])(?=[A-Z])))(?:TOKEN|API_?KEY|CREDENTIALS?|PASS|PWD|AUTH_?KEY|LICENSE_?KEY|DSN)$", RegexOptions.IgnoreCase)]
    private static partial Regex Token();

    // A word of prose, such as 'disabled' or 'required-for-all'.
    [GeneratedRegex(@"^[A-Za-z]+(?:[-_ ][A-Za-z]+)*\z")]
    private static partial Regex Word();

    // A file, an address without a password, an ARN: where the secret is, not what it is.
    [GeneratedRegex(@"^(?:/|\./|~/|[A-Za-z]:\\|arn:|s3://|file:|https?://)\S*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^-?[0-9]+\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:true|false|yes|no|on|off|none|null|nil|enabled|disabled|optional|required|x+|\*+|change[-_]?me|to[-_]?do|dummy|placeholder|<[^>]*>|\$\{[^}]*\}|\$[A-Za-z_]\w*|\{\{.*\}\}|%[A-Za-z_]\w*%)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}

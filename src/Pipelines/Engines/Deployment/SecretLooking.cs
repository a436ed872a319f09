using System.Text.RegularExpressions;

namespace Pipelines.Engines.Deployment;

/// <summary>Names of environment variables whose values are probably secret.</summary>
internal static partial class SecretLooking
{
    /// <summary>True for <c>DB_PASSWORD</c>, <c>API_KEY</c> and their like.</summary>
    public static bool Is(string name) => Pattern().IsMatch(name);

    [GeneratedRegex("(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipelines.Sandbox.Vault;

/// <summary>One path of a policy and what may be done there.</summary>
internal sealed record AccessRule(string Path, IReadOnlyList<string> Capabilities);

/// <summary>
/// The policies of a token. The most specific path that matches decides; policies that name the same path add up; <c>deny</c> wins.
/// https://developer.hashicorp.com/vault/docs/concepts/policies
/// </summary>
internal sealed partial class AccessRules(IEnumerable<AccessRule> rules)
{
    private static readonly string[] Known = ["create", "read", "update", "patch", "delete", "list", "sudo", "deny", "subscribe", "recover"];

    private readonly AccessRule[] rules = [.. rules];

    /// <summary>What every token but a root token may do without being told.</summary>
    public const string Default = """
        path "auth/token/lookup-self" { capabilities = ["read", "update"] }
        path "auth/token/renew-self" { capabilities = ["update"] }
        path "auth/token/revoke-self" { capabilities = ["update"] }
        path "sys/capabilities-self" { capabilities = ["update"] }
        path "sys/internal/ui/mounts/*" { capabilities = ["read"] }
        """;

    public bool Allow(string path, string capability) => CapabilitiesOf(path) is { } granted && !granted.Contains("deny") && granted.Contains(capability);

    /// <returns>What is granted on a path; null when no rule matches.</returns>
    public IReadOnlyList<string>? CapabilitiesOf(string path)
    {
        var best = rules.Where(rule => Matches(rule.Path, path)).Select(rule => rule.Path).Distinct().OrderByDescending(rule => rule, MostSpecific.Last).FirstOrDefault();
        return best is null ? null : [.. rules.Where(rule => rule.Path == best).SelectMany(rule => rule.Capabilities).Distinct()];
    }

    /// <summary>Reads a policy in HCL or JSON.</summary>
    /// <exception cref="VaultError">It cannot be read, or says something that the sandbox would not honour.</exception>
    public static IReadOnlyList<AccessRule> Parse(string policy) =>
        policy.TrimStart().StartsWith('{') ? ParseJson(policy) : ParseHcl(Comments().Replace(policy, ""));

    private static IReadOnlyList<AccessRule> ParseHcl(string policy)
    {
        var rest = PathBlock().Replace(policy, "").Trim();
        return rest.Length == 0
            ? [.. PathBlock().Matches(policy).Select(block => Rule(block.Groups["path"].Value, Body(block.Groups["body"].Value)))]
            : throw new VaultError(400, $"failed to parse policy: unexpected text near \"{rest[..Math.Min(40, rest.Length)]}\"");
    }

    private static IEnumerable<string> Body(string body)
    {
        var rest = Capabilities().Replace(body, "").Trim();
        return rest.Length == 0
            ? Quoted().Matches(Capabilities().Match(body).Groups["list"].Value).Select(word => word.Groups["word"].Value)
            : throw new VaultError(400, $"failed to parse policy: the sandbox knows only 'capabilities' in a path, not \"{rest[..Math.Min(40, rest.Length)]}\"");
    }

    private static IReadOnlyList<AccessRule> ParseJson(string policy)
    {
        try
        {
            return JsonNode.Parse(policy)?["path"] is JsonObject paths
                ? [.. paths.Select(path => Rule(path.Key, VaultInput.Split(path.Value?["capabilities"])))]
                : throw new VaultError(400, "failed to parse policy: no 'path'");
        }
        catch (JsonException broken)
        {
            throw new VaultError(400, $"failed to parse policy: {broken.Message}");
        }
    }

    private static AccessRule Rule(string path, IEnumerable<string> capabilities)
    {
        var granted = capabilities.ToArray();
        return granted.FirstOrDefault(word => !Known.Contains(word)) is { } unknown
            ? throw new VaultError(400, $"failed to parse policy: path \"{path}\": invalid capability \"{unknown}\"")
            : new(path.TrimStart('/'), granted);
    }

    private static bool Matches(string rule, string path)
    {
        var prefix = rule.EndsWith('*') ? rule[..^1] : null;
        if (!rule.Contains('+', StringComparison.Ordinal))
        {
            return prefix is null ? rule == path : path.StartsWith(prefix, StringComparison.Ordinal);
        }

        var pattern = string.Join('/', (prefix ?? rule).Split('/').Select(segment => segment == "+" ? "[^/]+" : Regex.Escape(segment)));
        return Regex.IsMatch(path, $"^{pattern}{(prefix is null ? @"\z" : "")}");
    }

    [GeneratedRegex(@"path\s+""(?<path>[^""]+)""\s*\{(?<body>[^{}]*)\}")]
    private static partial Regex PathBlock();

    [GeneratedRegex(@"capabilities\s*=\s*\[(?<list>[^\]]*)\]")]
    private static partial Regex Capabilities();

    [GeneratedRegex(@"""(?<word>[^""]*)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:(?<=\s)|^)(?:#|//)[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    /// <summary>Vault's order of precedence between two paths that both match.</summary>
    private sealed class MostSpecific : IComparer<string>
    {
        public static readonly MostSpecific Last = new();

        public int Compare(string? x, string? y)
        {
            var (a, b) = (x!, y!);
            var byWildcard = Wildcard(a).CompareTo(Wildcard(b));
            if (byWildcard != 0)
            {
                return byWildcard;
            }

            var byGlob = b.EndsWith('*').CompareTo(a.EndsWith('*'));
            if (byGlob != 0)
            {
                return byGlob;
            }

            var byPluses = b.Count(c => c == '+').CompareTo(a.Count(c => c == '+'));
            return byPluses != 0 ? byPluses
                : a.Length != b.Length ? a.Length.CompareTo(b.Length)
                : string.CompareOrdinal(a, b);
        }

        private static int Wildcard(string path) => path.IndexOfAny(['+', '*']) is var at && at < 0 ? int.MaxValue : at;
    }
}

using System.Text.RegularExpressions;
using Pipelines.Sandbox.IdTokens;

namespace Pipelines.Sandbox.Vault;

/// <summary>Decides whether an id_token may log in as a role. https://developer.hashicorp.com/vault/docs/auth/jwt</summary>
internal sealed class JwtLogin(IdTokenIssuer issuer)
{
    public (string Name, LoginRole Role, string Display) Check(LoginMount method, VaultInput input)
    {
        var name = input.Text("role") is { Length: > 0 } asked ? asked : method.DefaultRole ?? throw new VaultError(400, "missing role");
        var role = method.Roles.GetValueOrDefault(name) ?? throw new VaultError(400, $"role \"{name}\" could not be found");
        var token = input.Text("jwt") is { Length: > 0 } jwt ? jwt : throw new VaultError(400, "missing token");
        var claims = Verified(token);

        if (claims.Audiences.Count > 0 && role.BoundAudiences.Count == 0)
        {
            throw new VaultError(400, "error validating token: audience claim found in JWT but no audiences bound to the role");
        }

        if (role.BoundAudiences.Count > 0 && !claims.Audiences.Any(role.BoundAudiences.Contains))
        {
            throw new VaultError(400, "error validating token: invalid audience (aud) claim: audience claim does not match any bound audience");
        }

        if (role.BoundSubject is not null && role.BoundSubject != claims.Text("sub"))
        {
            throw new VaultError(400, "error validating token: invalid subject (sub) claim");
        }

        foreach (var (claim, allowed) in role.BoundClaims.OrderBy(bound => bound.Key, StringComparer.Ordinal))
        {
            CheckBound(claims, claim, allowed, role.BoundClaimsAreGlobs);
        }

        var user = claims.Text(role.UserClaim) ?? throw new VaultError(400, $"claim \"{role.UserClaim}\" not found in token");
        return (name, role, user);
    }

    private static void CheckBound(IdTokenClaims claims, string claim, IReadOnlyList<string> allowed, bool globs)
    {
        var values = claims.Values(claim);
        if (values.Count == 0)
        {
            throw new VaultError(400, $"error validating claims: claim \"{claim}\" is missing");
        }

        if (!values.Any(value => allowed.Any(wanted => globs ? IsLike(wanted, value) : wanted == value)))
        {
            throw new VaultError(400, $"error validating claims: claim \"{claim}\" does not match any associated bound claim values");
        }
    }

    // Only the star stands for something.
    private static bool IsLike(string pattern, string value) =>
        Regex.IsMatch(value, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z", RegexOptions.Singleline | RegexOptions.NonBacktracking);

    private IdTokenClaims Verified(string token)
    {
        try
        {
            return issuer.Verify(token);
        }
        catch (IdTokenRefusedException refused)
        {
            throw new VaultError(400, $"error validating token: {refused.Message}");
        }
    }
}

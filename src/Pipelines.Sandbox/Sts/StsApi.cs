using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.IdTokens;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Sts;

/// <summary>What an operation answers: the members of its result element.</summary>
internal sealed record StsAnswer(string Operation, IReadOnlyList<XElement> Members);

/// <summary>
/// STS: who am I, and temporary credentials for a role. Every role of every account may be assumed by every account of the sandbox,
/// and by a person or job whose id_token it signed for one of the accepted audiences: those of the role's environment, when it names any.
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html
/// </summary>
internal sealed partial class StsApi(Keyring keyring, IdTokenIssuer tokens, Entropy entropy, SandboxOptions options)
{
    /// <param name="form">The parameters of the request.</param>
    /// <param name="verify">Checks the signature; not called for the one operation that needs none.</param>
    public StsAnswer Answer(IReadOnlyDictionary<string, string> form, Func<Caller> verify)
    {
        var operation = form.GetValueOrDefault("Action", "");
        return operation switch
        {
            "GetCallerIdentity" => GetCallerIdentity(verify()),
            "AssumeRole" => AssumeRole(form, verify()),
            "AssumeRoleWithWebIdentity" => AssumeRoleWithWebIdentity(form),
            _ => throw new AwsError("InvalidAction", $"Could not find operation {operation} for version {form.GetValueOrDefault("Version", "NO_VERSION_SPECIFIED")}"),
        };
    }

    private static StsAnswer GetCallerIdentity(Caller caller) =>
        new("GetCallerIdentity", [new("Arn", caller.Arn), new("UserId", caller.UserId), new("Account", caller.Account)]);

    private StsAnswer AssumeRole(IReadOnlyDictionary<string, string> form, Caller caller)
    {
        var life = Life(form);
        if (caller.IsAssumedRole && life > TimeSpan.FromHours(1))
        {
            throw Invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }

        return new("AssumeRole", Assume(form, life));
    }

    private StsAnswer AssumeRoleWithWebIdentity(IReadOnlyDictionary<string, string> form)
    {
        var token = Required(form, "WebIdentityToken", Token());
        var life = Life(form);
        var claims = Read(token);

        // The role's trust policy: an id_token of one environment must not open another's account.
        var trusted = options.Environments.Where(environment => environment.AwsAudiences.Count > 0 && form.GetValueOrDefault("RoleArn", "").Contains($"::{environment.Account}:", StringComparison.Ordinal)).ToArray();
        if (trusted.Length > 0 && !trusted.SelectMany(environment => environment.AwsAudiences).Any(claims.Audiences.Contains))
        {
            throw new AwsError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);
        }

        var members = Assume(form, life);
        return new("AssumeRoleWithWebIdentity", [
            .. members,
            new("SubjectFromWebIdentityToken", claims.Text("sub")),
            new("Audience", claims.Audiences.First(options.AwsAudiences.Contains)),
            new("Provider", claims.Text("iss"))]);
    }

    private IdTokenClaims Read(string token)
    {
        IdTokenClaims claims;
        try
        {
            claims = tokens.Verify(token);
        }
        catch (IdTokenRefusedException refused) when (refused.IsExpired)
        {
            throw new AwsError("ExpiredTokenException", "Token expired: " + refused.Message);
        }
        catch (IdTokenRefusedException refused)
        {
            throw new AwsError("InvalidIdentityToken", refused.Message);
        }

        return claims.Audiences.Any(options.AwsAudiences.Contains) ? claims : throw new AwsError("InvalidIdentityToken", "Incorrect token audience");
    }

    private XElement[] Assume(IReadOnlyDictionary<string, string> form, TimeSpan life)
    {
        if (life > options.MaxSessionDuration)
        {
            throw Invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        var role = Role().Match(Required(form, "RoleArn", Role()));
        var session = Required(form, "RoleSessionName", SessionName());
        var (account, name) = (role.Groups["account"].Value, role.Groups["name"].Value);
        var arn = $"arn:{role.Groups["partition"].Value}:sts::{account}:assumed-role/{name}/{session}";
        var id = $"AROA{entropy.Key(17)}:{session}";
        var issued = keyring.Issue(account, arn, id, life);
        return
        [
            new(
                "Credentials",
                new XElement("AccessKeyId", issued.AccessKeyId),
                new XElement("SecretAccessKey", issued.SecretAccessKey),
                new XElement("SessionToken", issued.SessionToken),
                new XElement("Expiration", issued.Expiration.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))),
            new("AssumedRoleUser", new XElement("AssumedRoleId", id), new XElement("Arn", arn)),
        ];
    }

    private static TimeSpan Life(IReadOnlyDictionary<string, string> form)
    {
        var text = form.GetValueOrDefault("DurationSeconds", "3600");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 900 and <= 43200
            ? TimeSpan.FromSeconds(seconds)
            : throw Invalid($"1 validation error detected: Value '{text}' at 'durationSeconds' failed to satisfy constraint: Member must have a value between 900 and 43200");
    }

    private static string Required(IReadOnlyDictionary<string, string> form, string name, Regex pattern)
    {
        var member = char.ToLowerInvariant(name[0]) + name[1..];
        var value = form.GetValueOrDefault(name) ?? throw Invalid($"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");
        return pattern.IsMatch(value)
            ? value
            : throw Invalid($"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: {pattern}");
    }

    private static AwsError Invalid(string message) => new("ValidationError", message);

    [GeneratedRegex(@"^arn:(?<partition>aws[a-z-]*):iam::(?<account>[0-9]{12}):role/(?:[\w+=,.@/-]*/)?(?<name>[\w+=,.@-]{1,64})\z")]
    private static partial Regex Role();

    [GeneratedRegex(@"^[\w+=,.@-]{2,64}\z")]
    private static partial Regex SessionName();

    [GeneratedRegex(@"^.{4,20000}\z")]
    private static partial Regex Token();
}

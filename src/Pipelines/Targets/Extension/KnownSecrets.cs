using System.Collections;
using System.Reflection;
using Nuke.Common;
using Pipelines.Values;
using Serilog;

namespace Pipelines.Targets.Extension;

/// <summary>
/// Makes the secrets that a build is started with known: <c>[Secret]</c> parameters from the command line, the environment and profiles,
/// and the environment variables that hold secrets of GitLab, Vault, AWS and others. Engines add theirs by making a <see cref="Secret"/>.
/// </summary>
internal static class KnownSecrets
{
    // How variables that hold a secret end. Ids, addresses and paths have other ends: AWS_ACCESS_KEY_ID, VAULT_ADDR, AWS_WEB_IDENTITY_TOKEN_FILE.
    private static readonly string[] Ends =
        ["TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "JWT", "API_KEY", "PRIVATE_KEY", "SECRET_ACCESS_KEY", "SECRET_KEY", "SECRET_ID", "CREDENTIALS"];

    /// <summary>True for a variable whose value is masked, by its name.</summary>
    public static bool IsSecretVariable(string name) =>
        Ends.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase) && (name.Length == end.Length || name[^(end.Length + 1)] == '_'));

    /// <summary>What is there before NUKE has given parameters their values.</summary>
    public static void AddWritten(WrittenArguments line, IReadOnlyList<BuildParameter> parameters)
    {
        var secrets = parameters.Where(parameter => parameter.IsSecret).ToList();
        foreach (var (name, value) in EnvironmentInfo.Variables)
        {
            if (IsSecretVariable(name) || secrets.Any(secret => BuildParameter.Same(secret.Name, name.Replace('_', '-'))))
            {
                Add(value);
            }
        }

        foreach (var option in line.Options.Where(option => secrets.Any(secret => BuildParameter.Same(secret.Name, option.Name))))
        {
            Add(option.Attached);
            Add(string.Join(' ', option.Values));
            foreach (var value in option.Values)
            {
                Add(value);
            }
        }
    }

    /// <summary>What parameters hold; it is said when something is too short to be masked.</summary>
    public static void AddValues(INukeBuild build, IReadOnlyList<BuildParameter> parameters)
    {
        foreach (var parameter in parameters.Where(parameter => parameter.IsSecret))
        {
            foreach (var text in Texts(Value(build, parameter.Member!)))
            {
                Add(text);
                if (text.Length is > 0 and < SecretMask.Shortest)
                {
                    Log.Warning("{Line}", ExtensionText.ShortSecret(parameter, text.Length));
                }
            }
        }
    }

    private static void Add(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            SecretMask.OfProcess.Add(value);
        }
    }

    private static object? Value(INukeBuild build, MemberInfo member)
    {
        try
        {
            return member is PropertyInfo { CanRead: true } property ? property.GetValue(property.GetMethod!.IsStatic ? null : build)
                : member is FieldInfo field ? field.GetValue(field.IsStatic ? null : build)
                : null;
        }
        catch (TargetInvocationException)
        {
            // The getter refuses to be asked now; there is no text that could be printed.
            return null;
        }
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        Secret secret => [secret.Reveal()],
        IEnumerable several => several.Cast<object?>().SelectMany(Texts),
        _ => [value.ToString() ?? ""],
    };
}

using Pipelines.Clients.Processes;

namespace Pipelines.Clients.Terraform;

/// <summary>
/// The environment of a Terraform process: what it needs to find its files, the network and the account, and nothing else. Providers are programs of others; what
/// this process knows besides is not theirs.
/// </summary>
internal static class TerraformEnvironment
{
    // TF_VAR_ are inputs by which an environment differs: CI/CD variables of its scope. They are seen in the plan, and the plan is what is applied.
    private static readonly IReadOnlyList<string> Prefixes = ["LC_", "TF_VAR_", "AWS_ENDPOINT_URL"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "APPDATA", "USERPROFILE", "PATHEXT", "COMSPEC",
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "AWS_CA_BUNDLE", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT",
        "TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR",
    };

    /// <summary>The variables on top of this process's own; null takes one away.</summary>
    public static IReadOnlyDictionary<string, string?> Of(TerraformOptions options)
    {
        var variables = options.Names.Concat(CredentialVariables.Names).Where(name => !IsAllowed(name)).Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        variables["TF_IN_AUTOMATION"] = "1";
        variables["TF_INPUT"] = "0";
        variables["TF_DATA_DIR"] = options.DataFolder;
        variables["CHECKPOINT_DISABLE"] = "1";
        foreach (var (name, value) in options.State.Variables)
        {
            variables[name] = value;
        }

        foreach (var (name, value) in options.Credentials)
        {
            variables[name] = value.Reveal();
        }

        if (options.Region is { } region)
        {
            variables["AWS_REGION"] = region;
        }

        return variables;
    }

    private static bool IsAllowed(string name) => Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}

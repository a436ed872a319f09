using System.Text.RegularExpressions;

namespace Pipelines.Engines.Images.Context;

/// <summary>The rules, by path first: they are about files that have one purpose, and for those that have several, about their content.</summary>
internal static partial class ContextRules
{
    public static readonly IReadOnlyList<ContextRule> All =
    [
        new("CTX001", IsError: true, "is the repository's history, with everything that was ever deleted from it")
        {
            IsPath = path => Parts(path).Contains(".git"),
        },
        new("CTX002", IsError: true, "is a private key")
        {
            IsPath = path => Name(path) is "id_rsa" or "id_dsa" or "id_ecdsa" or "id_ed25519" or "id_ecdsa_sk" or "id_ed25519_sk"
                || Ends(path, ".p12", ".pfx", ".jks", ".keystore", ".ppk", ".kdbx"),
        },
        new("CTX002", IsError: true, "holds a private key")
        {
            IsPath = path => Ends(path, ".pem", ".key", ".crt", ".cer", ".asc", ".gpg"),
            IsContent = text => PrivateKey().IsMatch(text),
        },
        new("CTX003", IsError: true, "holds the settings of a machine, its passwords among them")
        {
            // The samples are there to be read.
            IsPath = path => Name(path) == ".env" || (Name(path).StartsWith(".env.", StringComparison.Ordinal) && !Ends(path, ".example", ".sample", ".template", ".dist")),
        },
        new("CTX004", IsError: true, "holds the credentials of a package registry or of git")
        {
            IsPath = path => Name(path) is ".git-credentials" or ".netrc" or "_netrc" or ".pypirc" || path.EndsWith(".gem/credentials", StringComparison.Ordinal),
        },
        new("CTX004", IsError: true, "holds the credentials of a package registry")
        {
            IsPath = path => Name(path) is ".npmrc" or ".yarnrc" or ".yarnrc.yml" or "pip.conf" or "nuget.config",
            IsContent = text => RegistryToken().IsMatch(text),
        },
        new("CTX005", IsError: true, "holds the credentials of a cloud, a cluster or a registry")
        {
            IsPath = path => Parts(path) is var parts
                && (parts.Contains(".aws") || parts.Contains(".azure") || parts.Contains(".kube") || parts.Contains("gcloud")
                    || path.EndsWith(".docker/config.json", StringComparison.Ordinal)
                    || Name(path) is ".dockercfg" or ".vault-token" or "kubeconfig" or "application_default_credentials.json"),
        },
        new("CTX006", IsError: true, "is the state of Terraform, which holds every secret that it has set")
        {
            IsPath = path => Ends(path, ".tfstate", ".tfstate.backup"),
        },
        new("CTX007", IsError: false, "sets variables of Terraform, often secrets")
        {
            IsPath = path => Ends(path, ".tfvars", ".tfvars.json"),
        },
        new("CTX008", IsError: false, "is what a person typed or a database holds, and rarely meant for an image")
        {
            IsPath = path => Name(path) is ".bash_history" or ".zsh_history" or ".psql_history" || Ends(path, ".dump", ".sql.gz"),
        },
    ];

    private static string[] Parts(string path) => path.Split('/');

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool Ends(string path, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
        {
            if (path.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----")]
    private static partial Regex PrivateKey();

    // A variable in its place is what one should write there.
    [GeneratedRegex(@"(_authToken|_auth|_password|npmAuthToken|npmAuthIdent)[""']?\s*[=:]\s*[""']?(?!\$)[^\s""'$]|://[^/\s:@$]+:(?!\$)[^/\s@]+@|<add\s+key=""ClearTextPassword""\s+value=""(?!%)", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryToken();
}

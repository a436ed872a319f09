using Pipelines.Clients.Aws;
using Pipelines.Clients.Vault;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>
/// How an environment's AWS account and Vault are reached, and as whom: by the id_tokens of a GitLab job, by a person's own credentials,
/// or, for <c>local</c>, by the sandbox's.
/// </summary>
/// <param name="Aws">The account.</param>
/// <param name="Vault">Vault.</param>
internal sealed record EnvironmentAccess(AwsAccess Aws, VaultAccess Vault)
{
    private const string VaultIdToken = "VAULT_ID_TOKEN", AwsIdToken = "AWS_ID_TOKEN";

    /// <summary>Finds out how an environment is reached from this process: Vault first, because its absence is the commoner mistake.</summary>
    /// <exception cref="ExecutionException">There is no address of Vault, or there are no credentials for it or for AWS.</exception>
    public static async Task<EnvironmentAccess> FindAsync(
        Application application, DeploymentEnvironment environment, ProcessEnvironment process, CancellationToken cancellationToken)
    {
        var vault = VaultOf(application, environment, process);
        return new(await AwsAsync(application, environment, application.DeployRoleOf(environment), process, cancellationToken), vault);
    }

    /// <summary>How Vault alone is reached.</summary>
    /// <exception cref="ExecutionException">There is no address of Vault, or there are no credentials for it.</exception>
    public static VaultAccess VaultOf(Application application, DeploymentEnvironment environment, ProcessEnvironment process) =>
        new(VaultAddress(environment, process), VaultLoginOf(application, environment, process))
        {
            Namespace = process.Variable("VAULT_NAMESPACE"),
            AuthorityFile = process.Variable("VAULT_CACERT"),
            Time = process.Time,
        };

    /// <summary>How AWS alone is reached.</summary>
    /// <param name="application">The application.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="role">The ARN of the role that a job of GitLab assumes.</param>
    /// <param name="process">This process.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="ExecutionException">There are no credentials.</exception>
    public static async Task<AwsAccess> AwsAsync(
        Application application, DeploymentEnvironment environment, string role, ProcessEnvironment process, CancellationToken cancellationToken)
    {
        Uri? endpoint = null;
        if (process.Variable("AWS_ENDPOINT_URL") is { } address)
        {
            endpoint = Http("AWS_ENDPOINT_URL", address);
        }

        if (process.SecretVariable(AwsIdToken) is not { } token)
        {
            return await AwsAccess.FromDefaultChainAsync(environment.Region, SourceOf(process), cancellationToken) with { Endpoint = endpoint, Time = process.Time };
        }

        var identity = new WebIdentity
        {
            RoleArn = role,
            SessionName = WebIdentity.SessionNameOf(application.Name, environment.Name.Text, process.Variable("CI_JOB_ID")),
            Token = token,
        };
        return AwsAccess.WithWebIdentity(environment.Region, identity, endpoint, process.Time);
    }

    private static Uri VaultAddress(DeploymentEnvironment environment, ProcessEnvironment process)
    {
        var address = Http("VAULT_ADDR", process.Variable("VAULT_ADDR") ?? throw TargetsText.NoVaultAddress(environment));

        // Whoever can pose as Vault is shown the token, and says where the images go.
        return process.Variable("VAULT_SKIP_VERIFY") is not { } skip || skip.ToUpperInvariant() is "0" or "F" or "FALSE" ? address : throw TargetsText.UnverifiedVault;
    }

    private static CredentialSource SourceOf(ProcessEnvironment process) => new()
    {
        Profile = process.Variable("AWS_PROFILE"),
        IsInstanceAllowed = process.Variable("CI") is null,
    };

    private static VaultLogin VaultLoginOf(Application application, DeploymentEnvironment environment, ProcessEnvironment process)
    {
        if (process.SecretVariable(VaultIdToken) is { } idToken)
        {
            return new VaultLogin.ByJwt(application.VaultRoleOf(environment), idToken, process.Variable("VAULT_AUTH_PATH") ?? "jwt");
        }

        if (process.Variable("VAULT_ROLE_ID") is { } role && process.SecretVariable("VAULT_SECRET_ID") is { } secret)
        {
            return new VaultLogin.ByAppRole(role, secret, process.Variable("VAULT_AUTH_PATH") ?? "approle");
        }

        return new VaultLogin.ByToken(process.SecretVariable("VAULT_TOKEN") ?? TokenFile(process) ?? throw TargetsText.NoVaultToken(environment));
    }

    // What 'vault login' leaves behind: https://developer.hashicorp.com/vault/docs/commands#authenticating-to-vault
    private static Secret? TokenFile(ProcessEnvironment process)
    {
        if (process.HomeFolder is not { } home || Path.Combine(home, ".vault-token") is var file && !File.Exists(file))
        {
            return null;
        }

        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } token ? new Secret(token) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw TargetsText.UnreadableTokenFile(file, unreadable);
        }
    }

    private static Uri Http(string variable, string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") ? throw TargetsText.BadAddress(variable, address)
        : uri.UserInfo.Length > 0 ? throw TargetsText.AddressWithUser(variable)
        : uri;
}

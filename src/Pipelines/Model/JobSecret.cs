namespace Pipelines.Model;

/// <summary>One entry of <c>secrets</c> (Premium): https://docs.gitlab.com/ci/yaml/#secrets. The runner fetches it when the job starts.</summary>
/// <param name="Name">The variable that holds it.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record JobSecret(string Name, SecretSource Source)
{
    /// <summary><c>file</c>: the variable holds the path of a file with the secret (true, GitLab's default) or the secret itself.</summary>
    public bool? File { get; init; }

    /// <summary><c>token</c>: the id_token to log in with, <c>$NAME</c>; without it GitLab takes any when the job has several.</summary>
    public Variable? Token { get; init; }
}

/// <summary>The provider of a secret and its address there.</summary>
public abstract record SecretSource
{
    private SecretSource()
    {
    }

    /// <summary><c>vault</c>: https://docs.gitlab.com/ci/yaml/#secretsvault.</summary>
    /// <param name="Path"><c>path</c> of the secret below the engine.</param>
    /// <param name="Field"><c>field</c>.</param>
    public sealed record Vault(string Path, string Field) : SecretSource
    {
        /// <summary><c>engine:name</c>.</summary>
        public string EngineName { get; init; } = "kv-v2";

        /// <summary><c>engine:path</c>: where the engine is mounted.</summary>
        public string EnginePath { get; init; } = "kv-v2";
    }

    /// <summary><c>gcp_secret_manager</c>, which wants a token: https://docs.gitlab.com/ci/yaml/#secretsgcp_secret_manager.</summary>
    /// <param name="Name"><c>name</c>.</param>
    /// <param name="Version"><c>version</c>; null = the latest.</param>
    public sealed record Gcp(string Name, string? Version = null) : SecretSource;

    /// <summary><c>azure_key_vault</c>: https://docs.gitlab.com/ci/yaml/#secretsazure_key_vault.</summary>
    /// <param name="Name"><c>name</c>.</param>
    /// <param name="Version"><c>version</c>; null = the latest.</param>
    public sealed record Azure(string Name, string? Version = null) : SecretSource;

    /// <summary><c>aws_secrets_manager</c>: https://docs.gitlab.com/ci/yaml/#secretsaws_secrets_manager.</summary>
    /// <param name="SecretId"><c>secret_id</c>: name or ARN.</param>
    public sealed record Aws(string SecretId) : SecretSource
    {
        /// <summary><c>version_id</c>.</summary>
        public string? VersionId { get; init; }

        /// <summary><c>version_stage</c>.</summary>
        public string? VersionStage { get; init; }

        /// <summary><c>region</c>.</summary>
        public string? Region { get; init; }

        /// <summary><c>role_arn</c>.</summary>
        public string? RoleArn { get; init; }

        /// <summary><c>role_session_name</c>.</summary>
        public string? RoleSessionName { get; init; }

        /// <summary><c>field</c> of a JSON secret.</summary>
        public string? Field { get; init; }
    }

    /// <summary><c>gitlab_secrets_manager</c>: https://docs.gitlab.com/ci/secrets/secrets_manager/.</summary>
    /// <param name="Name"><c>name</c>: letters, digits and <c>_</c>.</param>
    /// <param name="Source"><c>source</c>: the group that it comes from; null = the project.</param>
    public sealed record GitLab(string Name, string? Source = null) : SecretSource;

    /// <summary><c>akeyless</c>: https://docs.gitlab.com/ci/yaml/#secretsakeyless.</summary>
    public sealed record Akeyless : SecretSource
    {
        /// <summary><c>name</c>.</summary>
        public string? Name { get; init; }

        /// <summary><c>data_key</c> of a JSON secret.</summary>
        public string? DataKey { get; init; }

        /// <summary><c>cert_user_name</c>.</summary>
        public string? CertUserName { get; init; }

        /// <summary><c>public_key_data</c>.</summary>
        public string? PublicKeyData { get; init; }

        /// <summary><c>csr_data</c>.</summary>
        public string? CsrData { get; init; }

        /// <summary><c>akeyless_api_url</c>.</summary>
        public string? ApiUrl { get; init; }

        /// <summary><c>akeyless_access_type</c>.</summary>
        public string? AccessType { get; init; }

        /// <summary><c>akeyless_token</c>: a variable, as every one of these that is secret itself.</summary>
        public Variable? AkeylessToken { get; init; }

        /// <summary><c>akeyless_access_key</c>.</summary>
        public Variable? AccessKey { get; init; }

        /// <summary><c>uid_token</c>.</summary>
        public Variable? UidToken { get; init; }

        /// <summary><c>gcp_audience</c>.</summary>
        public string? GcpAudience { get; init; }

        /// <summary><c>azure_object_id</c>.</summary>
        public string? AzureObjectId { get; init; }

        /// <summary><c>k8s_service_account_token</c>.</summary>
        public Variable? K8sServiceAccountToken { get; init; }

        /// <summary><c>k8s_auth_config_name</c>.</summary>
        public string? K8sAuthConfigName { get; init; }

        /// <summary><c>gateway_ca_certificate</c>.</summary>
        public string? GatewayCaCertificate { get; init; }
    }
}

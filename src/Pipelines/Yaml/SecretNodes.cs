using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary><c>id_tokens</c> and <c>secrets</c>.</summary>
internal static class SecretNodes
{
    public static Keywords? Of(IReadOnlyList<IdToken> tokens) => tokens.Count == 0 ? null : Keywords.MapOf(tokens, token => token.Name, Of);

    public static Keywords? Of(IReadOnlyList<JobSecret> secrets) => secrets.Count == 0 ? null : Keywords.MapOf(secrets, secret => secret.Name, Of);

    private static Node Of(IdToken token) => new Keywords().Add("aud", CommonNodes.OneOrMore(token.Audiences));

    private static Node Of(JobSecret secret) => Of(secret.Source)
        .Add("file", secret.File)
        .Add("token", secret.Token?.ToString());

    private static Keywords Of(SecretSource source) => source switch
    {
        SecretSource.Vault vault => new Keywords().Add("vault", Of(vault)),
        SecretSource.Gcp gcp => new Keywords().Add("gcp_secret_manager", new Keywords().Add("name", gcp.Name).Add("version", gcp.Version)),
        SecretSource.Azure azure => new Keywords().Add("azure_key_vault", new Keywords().Add("name", azure.Name).Add("version", azure.Version)),
        SecretSource.Aws aws => new Keywords().Add("aws_secrets_manager", Of(aws)),
        SecretSource.GitLab gitlab => new Keywords().Add("gitlab_secrets_manager", new Keywords().Add("name", gitlab.Name).Add("source", gitlab.Source)),
        SecretSource.Akeyless akeyless => new Keywords().Add("akeyless", Of(akeyless)),
        _ => throw new InvalidOperationException($"A secret of kind {source.GetType().Name} is not known."),
    };

    private static Keywords Of(SecretSource.Vault vault) => new Keywords()
        .Add("engine", new Keywords().Add("name", vault.EngineName).Add("path", vault.EnginePath))
        .Add("path", vault.Path)
        .Add("field", vault.Field);

    private static Keywords Of(SecretSource.Aws aws) => new Keywords()
        .Add("secret_id", aws.SecretId)
        .Add("version_id", aws.VersionId)
        .Add("version_stage", aws.VersionStage)
        .Add("region", aws.Region)
        .Add("role_arn", aws.RoleArn)
        .Add("role_session_name", aws.RoleSessionName)
        .Add("field", aws.Field);

    private static Keywords Of(SecretSource.Akeyless akeyless) => new Keywords()
        .Add("name", akeyless.Name)
        .Add("data_key", akeyless.DataKey)
        .Add("cert_user_name", akeyless.CertUserName)
        .Add("public_key_data", akeyless.PublicKeyData)
        .Add("csr_data", akeyless.CsrData)
        .Add("akeyless_api_url", akeyless.ApiUrl)
        .Add("akeyless_access_type", akeyless.AccessType)
        .Add("akeyless_token", akeyless.AkeylessToken?.ToString())
        .Add("akeyless_access_key", akeyless.AccessKey?.ToString())
        .Add("uid_token", akeyless.UidToken?.ToString())
        .Add("gcp_audience", akeyless.GcpAudience)
        .Add("azure_object_id", akeyless.AzureObjectId)
        .Add("k8s_service_account_token", akeyless.K8sServiceAccountToken?.ToString())
        .Add("k8s_auth_config_name", akeyless.K8sAuthConfigName)
        .Add("gateway_ca_certificate", akeyless.GatewayCaCertificate);
}

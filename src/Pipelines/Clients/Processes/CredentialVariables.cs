namespace Pipelines.Clients.Processes;

/// <summary>The variables by which this process itself gets into Vault and AWS; no process that it starts inherits them.</summary>
internal static class CredentialVariables
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "VAULT_TOKEN", "VAULT_ID_TOKEN", "VAULT_ROLE_ID", "VAULT_SECRET_ID",
        "AWS_ID_TOKEN", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
    ];
}

using VaultSharp.V1.AuthMethods;
using VaultSharp.V1.SecretsEngines;
using VaultSharp.V1.SystemBackend;

namespace VaultSharp.V1;

/// <summary>Version 1 of Vault's API.</summary>
public interface IVaultClientV1
{
    ISecretsEngine Secrets { get; }

    IAuthMethod Auth { get; }

    ISystemBackend System { get; }
}

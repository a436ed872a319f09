using VaultSharp.Core;
using VaultSharp.V1.AuthMethods;
using VaultSharp.V1.SecretsEngines;
using VaultSharp.V1.SystemBackend;

namespace VaultSharp.V1;

internal sealed class VaultClientV1(VaultSession session) : IVaultClientV1
{
    public ISecretsEngine Secrets { get; } = new SecretsEngine(session);

    public IAuthMethod Auth { get; } = new AuthMethod(session);

    public ISystemBackend System { get; } = new SystemBackend.SystemBackend(session.Connection);
}

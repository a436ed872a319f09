using VaultSharp.Core;
using VaultSharp.V1.SecretsEngines.KeyValue;

namespace VaultSharp.V1.SecretsEngines;

internal sealed class SecretsEngine(VaultSession session) : ISecretsEngine
{
    public IKeyValueSecretsEngine KeyValue { get; } = new KeyValueSecretsEngine(session);
}

using VaultSharp.Core;
using VaultSharp.V1.SecretsEngines.KeyValue.V1;
using VaultSharp.V1.SecretsEngines.KeyValue.V2;

namespace VaultSharp.V1.SecretsEngines.KeyValue;

internal sealed class KeyValueSecretsEngine(VaultSession session) : IKeyValueSecretsEngine
{
    public IKeyValueSecretsEngineV1 V1 { get; } = new KeyValueSecretsEngineV1(session);

    public IKeyValueSecretsEngineV2 V2 { get; } = new KeyValueSecretsEngineV2(session);
}

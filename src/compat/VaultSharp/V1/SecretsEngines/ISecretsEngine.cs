using VaultSharp.V1.SecretsEngines.KeyValue;

namespace VaultSharp.V1.SecretsEngines;

/// <summary>The secrets engines.</summary>
public interface ISecretsEngine
{
    IKeyValueSecretsEngine KeyValue { get; }
}

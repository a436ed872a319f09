namespace VaultSharp.V1.SecretsEngines;

/// <summary>Where the engines are mounted, for calls that do not say it.</summary>
public class SecretsEngineMountPoints
{
    public string KeyValueV1 { get; set; } = "kv";

    public string KeyValueV2 { get; set; } = "kv-v2";
}

namespace Amazon.JsonProtocol;

/// <summary>What a collection member begins as: null, or empty when the process asks for version 3's behaviour by <see cref="AWSConfigs.InitializeCollections"/>.</summary>
internal static class Collections
{
    public static List<T> List<T>() => AWSConfigs.InitializeCollections ? [] : null;

    public static Dictionary<TKey, TValue> Dictionary<TKey, TValue>() => AWSConfigs.InitializeCollections ? [] : null;
}

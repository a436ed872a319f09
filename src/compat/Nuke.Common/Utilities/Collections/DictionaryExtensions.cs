namespace Nuke.Common.Utilities.Collections;

public static class DictionaryExtensions
{
    /// <summary>Adds the text of a value; used with <see cref="NukeBuild.ReportSummary"/>.</summary>
    public static Dictionary<TKey, string> AddPair<TKey, TValue>(this Dictionary<TKey, string> dictionary, TKey key, TValue value = default)
    {
        dictionary.Add(key, value?.ToString() ?? "");
        return dictionary;
    }

    public static Dictionary<TKey, string> AddPairWhenKeyNotNull<TKey, TValue>(this Dictionary<TKey, string> dictionary, TKey key, TValue value = default)
        where TKey : class => key is null ? dictionary : dictionary.AddPair(key, value);

    public static Dictionary<TKey, string> AddPairWhenValueNotNull<TKey, TValue>(this Dictionary<TKey, string> dictionary, TKey key, TValue value)
        where TValue : class => value is null ? dictionary : dictionary.AddPair(key, value);
}

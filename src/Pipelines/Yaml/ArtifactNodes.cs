using Pipelines.Model;

namespace Pipelines.Yaml;

/// <summary><c>artifacts</c> and <c>cache</c>.</summary>
internal static class ArtifactNodes
{
    public static Keywords? Of(Artifacts? artifacts) => artifacts is null ? null : new Keywords()
        .Add("name", artifacts.Name)
        .Add("paths", artifacts.Paths)
        .Add("exclude", artifacts.Exclude)
        .Add("untracked", artifacts.Untracked)
        .AddWord("when", Words.Of(artifacts.When))
        .Add("expire_in", artifacts.ExpireIn?.ToString())
        .Add("expose_as", artifacts.ExposeAs)
        .Add("public", artifacts.Public)
        .AddWord("access", Words.Of(artifacts.Access))
        .Add("reports", ReportNodes.Of(artifacts.Reports));

    /// <summary>One cache as a mapping, several as a list, none as <c>[]</c>, which takes the default's away.</summary>
    public static Node Of(IReadOnlyList<Cache> caches) =>
        caches.Count == 1 ? Of(caches[0]) : Keywords.ListOf(caches, Of);

    private static Node Of(Cache cache) => new Keywords()
        .Add("key", Of(cache.Key))
        .Add("fallback_keys", cache.FallbackKeys)
        .Add("paths", cache.Paths)
        .Add("untracked", cache.Untracked)
        .Add("unprotect", cache.Unprotect)
        .AddWord("when", Words.Of(cache.When))
        .AddWord("policy", cache.PolicyFrom?.ToString() ?? Words.Of(cache.Policy));

    private static Node? Of(CacheKey? key) => key switch
    {
        CacheKey.Named named => Scalars.Text(named.Text),
        CacheKey.OfFiles files => new Keywords().Add("files", files.Files).Add("prefix", files.Prefix),
        CacheKey.OfCommits commits => new Keywords().Add("files_commits", commits.Files).Add("prefix", commits.Prefix),
        _ => null,
    };
}

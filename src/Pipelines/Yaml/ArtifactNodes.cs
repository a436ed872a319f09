using Pipelines.Model;
using YamlDotNet.RepresentationModel;

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
        .AddWord("access", Words.Of(artifacts.Access))
        .Add("reports", Of(artifacts.Reports));

    /// <summary>One cache as a mapping, several as a list, none as <c>[]</c>, which takes the default's away.</summary>
    public static YamlNode Of(IReadOnlyList<Cache> caches) =>
        caches.Count == 1 ? Of(caches[0]) : Keywords.ListOf(caches.Select(Of));

    private static YamlNode Of(Cache cache) => new Keywords()
        .Add("key", Of(cache.Key))
        .Add("fallback_keys", cache.FallbackKeys)
        .Add("paths", cache.Paths)
        .AddWord("policy", Words.Of(cache.Policy)).Node;

    private static YamlNode? Of(CacheKey? key) => key switch
    {
        CacheKey.Named named => Scalars.Text(named.Text),
        CacheKey.OfFiles files => new Keywords().Add("files", files.Files).Add("prefix", files.Prefix).Node,
        _ => null,
    };

    private static Keywords? Of(Reports? reports) => reports is null ? null : new Keywords()
        .Add("codequality", OneOrMore(reports.CodeQuality))
        .Add("junit", OneOrMore(reports.JUnit))
        .Add("dotenv", OneOrMore(reports.Dotenv))
        .Add("coverage_report", reports.Coverage is { } coverage
            ? new Keywords().AddWord("coverage_format", Words.Of(coverage.Format)).Add("path", coverage.Path)
            : null)
        .Add("terraform", OneOrMore(reports.Terraform))
        .Add("sast", OneOrMore(reports.Sast))
        .Add("container_scanning", OneOrMore(reports.ContainerScanning))
        .Add("cyclonedx", OneOrMore(reports.CycloneDx));

    private static YamlNode? OneOrMore(IReadOnlyList<string> paths) => paths.Count switch
    {
        0 => null,
        1 => Scalars.Text(paths[0]),
        _ => Keywords.ListOf(paths),
    };
}

using Pipelines.Engines.CodeQuality.Dockerfiles;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Our own rules for Dockerfiles: see <see cref="DockerfileRules"/>.</summary>
internal sealed class DockerfileLinter() : OwnLinter("dockerfile")
{
    // 'Dockerfile', 'Dockerfile.dev', 'ci.Dockerfile', and podman's name; 'Dockerfile.dockerignore' is another thing.
    /// <inheritdoc/>
    public override IReadOnlyList<string> Select(RepositoryFiles files) => [.. files.All.Where(path => IsDockerfile(Path.GetFileName(path)) && files.IsFile(path))];

    /// <inheritdoc/>
    protected override IEnumerable<Finding> FindingsIn(string path, string text) => DockerfileRules.FaultsIn(text).Select(fault => new Finding
    {
        Tool = Name,
        Rule = fault.Rule.Id,
        Severity = fault.Rule.Severity,
        Path = path,
        Line = fault.Line,
        Message = fault.Message,
        HidesLine = fault.Rule.HidesLine,
    });

    private static bool IsDockerfile(string name) =>
        new[] { "Dockerfile", "Containerfile" }.Any(word =>
            name == word || name.StartsWith(word + ".", StringComparison.Ordinal) || name.EndsWith("." + word, StringComparison.OrdinalIgnoreCase))
        && !name.EndsWith(".dockerignore", StringComparison.Ordinal);
}

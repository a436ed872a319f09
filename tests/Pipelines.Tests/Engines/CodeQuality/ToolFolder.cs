using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;

namespace Pipelines.Tests.Engines.CodeQuality;

/// <summary>Files for a linter to look at, and fake tools beside them.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ToolFolder : IDisposable
{
    private readonly TemporaryFolder _files = new(), _tools = new();
    private readonly List<string> _paths = [];

    public static ProcessRunner Runner => new(new RecordedLog(), TimeProvider.System);

    public string WorkFolder => _tools.At("work");

    public ToolFolder Write(string path, string text)
    {
        _files.Write(path, text);
        _paths.Add(path);
        return this;
    }

    public string Script(string script) => _tools.Script("tool", script);

    public string At(string path) => _files.At(path);

    /// <summary>What a linter says of all files that it selects: sorted, and placed as a check does it.</summary>
    public async Task<(IReadOnlyList<Finding> Findings, string? Incomplete)> RunAsync(ILinterTool linter, CancellationToken cancellationToken)
    {
        var files = new RepositoryFiles(_files.Path, _paths);
        var result = await linter.RunAsync(linter.Select(files), files, cancellationToken);
        return (Finding.Sort(result.Findings.Select(finding => finding with { Path = files.Place(finding.Path) ?? "?" + finding.Path })), result.Incomplete);
    }

    public void Dispose()
    {
        _files.Dispose();
        _tools.Dispose();
    }
}

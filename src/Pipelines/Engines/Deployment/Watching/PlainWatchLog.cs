using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Watching;

/// <summary>A watch in plain lines: one for each change.</summary>
internal sealed class PlainWatchLog(IProgressLog log) : IWatchLog
{
    private readonly Dictionary<string, string> _shown = [];

    /// <inheritdoc/>
    public void Info(string line) => log.Info(line);

    /// <inheritdoc/>
    public void Warning(string line) => log.Warning(line);

    /// <inheritdoc/>
    public void Detail(string line) => log.Detail(line);

    /// <inheritdoc/>
    public Task<T> DuringAsync<T>(IReadOnlyList<string> services, Func<Task<T>> wait) => wait();

    /// <inheritdoc/>
    public void Show(ServiceProgress progress)
    {
        if (progress.Line.Length > 0 && _shown.GetValueOrDefault(progress.Service) != progress.Line)
        {
            _shown[progress.Service] = progress.Line;
            log.Info(progress.Line);
        }
    }

    /// <inheritdoc/>
    public void ShowVerdict(string service, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            log.Info(line);
        }
    }
}

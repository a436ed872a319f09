using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;

namespace Pipelines.Targets.Watching;

/// <summary>
/// A watch in a job's log: plain lines, in sections that GitLab's page can fold. Services that go on side by side share one, because sections cannot cross;
/// each has one of its own for its verdict.
/// </summary>
/// <remarks>https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections</remarks>
internal sealed class GitLabWatchLog(TextWriter output, IProgressLog log, TimeProvider time) : IWatchLog
{
    private readonly PlainWatchLog _plain = new(log);
    private readonly Dictionary<string, int> _begun = [];

    /// <inheritdoc/>
    public void Info(string line) => log.Info(line);

    /// <inheritdoc/>
    public void Warning(string line) => log.Warning(line);

    /// <inheritdoc/>
    public void Detail(string line) => log.Detail(line);

    /// <inheritdoc/>
    public async Task<T> DuringAsync<T>(IReadOnlyList<string> services, Func<Task<T>> wait)
    {
        using var section = Begin("deploy_" + string.Join('_', services), WatchText.Watching(services));
        return await wait();
    }

    /// <inheritdoc/>
    public void Show(ServiceProgress progress) => _plain.Show(progress);

    /// <inheritdoc/>
    public void ShowVerdict(string service, IReadOnlyList<string> lines)
    {
        using var section = Begin("verdict_" + service, WatchText.Verdict(service));
        _plain.ShowVerdict(service, lines);
    }

    private Section Begin(string name, string title)
    {
        // A name that comes again, as when services return to what they ran before, would be folded with the first.
        var id = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' ? letter : '_'));
        var count = _begun[id] = _begun.GetValueOrDefault(id) + 1;
        return new(this, count == 1 ? id : $"{id}_{count}", title);
    }

    private void Mark(string kind, string section, string title) => output.WriteLine($"\e[0Ksection_{kind}:{time.GetUtcNow().ToUnixTimeSeconds()}:{section}\r\e[0K{title}");

    private sealed class Section : IDisposable
    {
        private readonly GitLabWatchLog _log;
        private readonly string _name;

        public Section(GitLabWatchLog log, string name, string title)
        {
            (_log, _name) = (log, name);
            log.Mark("start", name + "[collapsed=false]", title);
        }

        public void Dispose() => _log.Mark("end", _name, "");
    }
}

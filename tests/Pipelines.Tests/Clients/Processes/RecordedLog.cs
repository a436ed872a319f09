using Pipelines.Values;

namespace Pipelines.Tests.Clients.Processes;

/// <summary>Keeps what was said, one line each, with its level in front of all but information.</summary>
internal sealed class RecordedLog : IProgressLog
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Called with each line, after it was kept.</summary>
    public Action<string> Heard { get; set; } = _ => { };

    public void Info(string line) => Add(line);

    public void Warning(string line) => Add("warning: " + line);

    public void Detail(string line) => Add("detail: " + line);

    private void Add(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }

        Heard(line);
    }
}

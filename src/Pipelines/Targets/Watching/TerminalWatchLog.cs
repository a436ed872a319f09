using System.Globalization;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Values;
using Spectre.Console;

namespace Pipelines.Targets.Watching;

/// <summary>A watch in a terminal: a table that changes in its place, a row for each service; what else is said meanwhile stands above it.</summary>
internal sealed class TerminalWatchLog(IAnsiConsole console, IProgressLog log) : IWatchLog
{
    private readonly Lock _turn = new();
    private Dictionary<string, ServiceProgress?> _rows = [];
    private LiveDisplayContext? _live;

    /// <inheritdoc/>
    public void Info(string line) => Say(line, Style.Plain, log.Info);

    /// <inheritdoc/>
    public void Warning(string line) => Say("warning: " + line, new Style(Color.Yellow), said => log.Warning(line));

    /// <inheritdoc/>
    public void Detail(string line)
    {
        // Whoever looks closer reads the log; the table would only jump.
        if (_live is null)
        {
            log.Detail(line);
        }
    }

    /// <inheritdoc/>
    public async Task<T> DuringAsync<T>(IReadOnlyList<string> services, Func<Task<T>> wait)
    {
        _rows = services.ToDictionary(service => service, _ => (ServiceProgress?)null);
        return await console.Live(Table()).StartAsync(async live =>
        {
            _live = live;
            try
            {
                return await wait();
            }
            finally
            {
                Draw();
                _live = null;
            }
        });
    }

    /// <inheritdoc/>
    public void Show(ServiceProgress progress)
    {
        lock (_turn)
        {
            _rows[progress.Service] = progress;
        }

        Draw();
    }

    /// <inheritdoc/>
    public void ShowVerdict(string service, IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            Info(line);
        }
    }

    private void Say(string line, Style style, Action<string> plainly)
    {
        if (_live is null)
        {
            plainly(line);
        }
        else
        {
            console.WriteLine(line, style);
        }
    }

    private void Draw() => _live?.UpdateTarget(Table());

    private Table Table()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("service", "deploys", "running", "failed", "state", "time");
        lock (_turn)
        {
            foreach (var (service, progress) in _rows)
            {
                table.AddRow([.. Cells(service, progress).Select(cell => new Text(cell))]);
            }
        }

        return table;
    }

    private static string[] Cells(string service, ServiceProgress? progress) => progress is null
        ? [service, "", "", "", WatchText.Begun, ""]
        :
        [
            service, progress.TaskDefinition, progress.Desired is { } desired ? string.Create(CultureInfo.InvariantCulture, $"{progress.Running} of {desired}") : "",
            progress.Failed == 0 ? "" : progress.Failed.ToString(CultureInfo.InvariantCulture), progress.State, progress.At.ToString(@"m\:ss", CultureInfo.InvariantCulture),
        ];
}

using Pipelines.Values;
using Serilog;

namespace Pipelines.Targets;

/// <summary>The port of the engines, onto the log of NUKE: the verbosity of the build decides what is seen.</summary>
internal sealed class ConsoleLog : IProgressLog
{
    public static readonly ConsoleLog Instance = new();

    public void Info(string line) => Log.Information("{Line:l}", line);

    public void Warning(string line) => Log.Warning("{Line:l}", line);

    public void Detail(string line) => Log.Verbose("{Line:l}", line);
}

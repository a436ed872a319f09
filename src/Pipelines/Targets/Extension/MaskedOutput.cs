using Pipelines.Values;
using Serilog;

namespace Pipelines.Targets.Extension;

/// <summary>Puts the mask in front of everything that this process prints. Processes that are started write into pipes, so their output comes this way too.</summary>
internal static class MaskedOutput
{
    // They live as long as the process.
    private static MaskedWriter? _output, _error;

    /// <summary>Begins; the log that is given back stands in front of NUKE's own.</summary>
    public static MaskedLog Begin()
    {
        var mask = SecretMask.OfProcess;
        _output = new MaskedWriter(Console.Out, mask);
        _error = new MaskedWriter(Console.Error, mask);
        Console.SetOut(_output);
        Console.SetError(_error);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            _output.End();
            _error.End();
        };
        var log = new MaskedLog(Log.Logger, mask);
        Log.Logger = log;
        return log;
    }
}

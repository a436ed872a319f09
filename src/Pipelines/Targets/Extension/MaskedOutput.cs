using Pipelines.Values;
using Serilog;

namespace Pipelines.Targets.Extension;

/// <summary>Puts the mask in front of everything that this process prints. Processes that are started write into pipes, so their output comes this way too.</summary>
internal static class MaskedOutput
{
    /// <summary>Begins; the log that is given back stands in front of NUKE's own.</summary>
    public static MaskedLog Begin()
    {
        var mask = SecretMask.OfProcess;
        var (output, error) = (new MaskedWriter(Console.Out, mask), new MaskedWriter(Console.Error, mask));
        Console.SetOut(output);
        Console.SetError(error);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            output.End();
            error.End();
        };
        var log = new MaskedLog(Log.Logger, mask);
        Log.Logger = log;
        return log;
    }
}

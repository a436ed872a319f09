using System.Text;

namespace Pipelines.Clients.Processes;

/// <summary>The processes of the machine, as far as it shows them.</summary>
internal static class RunningProcesses
{
    /// <summary>True when the command line of one holds a text. Without <c>/proc</c> there is nobody to ask, and the answer is no.</summary>
    public static bool Name(string text)
    {
        var searched = Encoding.UTF8.GetBytes(text);
        return Directory.Exists("/proc")
            && Directory.EnumerateDirectories("/proc").Any(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && CommandLine(folder).AsSpan().IndexOf(searched) >= 0);
    }

    private static byte[] CommandLine(string folder)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

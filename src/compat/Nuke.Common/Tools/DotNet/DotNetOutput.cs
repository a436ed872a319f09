namespace Nuke.Common.Tools.DotNet;

/// <summary>Output of dotnet: <c>: warning CS0168:</c> and <c>: error CS1002:</c> are logged as what they are.</summary>
internal static class DotNetOutput
{
    public static void Log(OutputType type, string line)
    {
        if (Holds(line, ": error "))
            Serilog.Log.Error("{Output}", line);
        else if (Holds(line, ": warning "))
            Serilog.Log.Warning("{Output}", line);
        else
            ProcessTasks.DefaultLogger(type, line);
    }

    /// <summary>The word, then a code of letters and digits, then a colon.</summary>
    private static bool Holds(string line, string word)
    {
        var start = line.IndexOf(word, StringComparison.Ordinal);
        if (start < 0)
            return false;
        var code = start + word.Length;
        var end = code;
        while (end < line.Length && char.IsAsciiLetterOrDigit(line[end]))
            end++;
        return end > code && end < line.Length && line[end] == ':';
    }
}

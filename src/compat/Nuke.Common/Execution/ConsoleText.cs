using System.Text;

namespace Nuke.Common.Execution;

internal enum Colour
{
    None,
    Grey,
    Green,
    Yellow,
    Red,
    Cyan,
}

/// <summary>The console: UTF-8, with colours only where somebody sees them (a terminal or GitLab's log; never with NO_COLOR).</summary>
internal static class ConsoleText
{
    private static readonly Lazy<bool> HasColours = new(() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && (NukeBuild.Host is CI.GitLab.GitLab || (!Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb")));

    public static void UseUtf8()
    {
        // Setting the encoding starts the terminal, which takes time; elsewhere than on Windows it usually is UTF-8.
        if (Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage)
            Console.OutputEncoding = Encoding.UTF8;
        if (OperatingSystem.IsWindows() && Console.InputEncoding.CodePage != Encoding.UTF8.CodePage)
            Console.InputEncoding = Encoding.UTF8;
    }

    public static void WriteLine(string text = "") => Console.Out.WriteLine(text);

    public static void WriteLine(Colour colour, string text)
    {
        var code = colour switch
        {
            Colour.Grey => "90",
            Colour.Green => "32;1",
            Colour.Yellow => "33;1",
            Colour.Red => "31;1",
            Colour.Cyan => "36;1",
            _ => null,
        };
        WriteLine(code is not null && HasColours.Value ? $"\u001b[{code}m{text}\u001b[0m" : text);
    }
}

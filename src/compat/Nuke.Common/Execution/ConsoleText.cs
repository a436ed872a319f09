namespace Nuke.Common.Execution;

internal enum Colour { None, Grey, Green, Yellow, Red, Cyan }

/// <summary>The console: UTF-8, with colours only where somebody sees them (a terminal or GitLab's log; never with NO_COLOR).</summary>
internal static class ConsoleText
{
    private static bool hasColours;

    public static void Prepare()
    {
        // Setting the encoding starts the terminal, which takes time; elsewhere than on Windows it usually is UTF-8.
        if (Console.OutputEncoding.CodePage != Encoding.UTF8.CodePage)
            Console.OutputEncoding = Encoding.UTF8;
        if (OperatingSystem.IsWindows() && Console.InputEncoding.CodePage != Encoding.UTF8.CodePage)
            Console.InputEncoding = Encoding.UTF8;
        hasColours = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb" && MayColour;
    }

    /// <summary>GitLab's log shows colours although it is no terminal.</summary>
    public static void PrepareFor(Host host) => hasColours |= host is CI.GitLab.GitLab && MayColour;

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
        WriteLine(code is not null && hasColours ? $"\u001b[{code}m{text}\u001b[0m" : text);
    }

    private static bool MayColour => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}

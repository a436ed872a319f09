namespace Nuke.Common.Execution;

/// <summary>The host of a person.</summary>
public class Terminal : Host
{
    public static bool IsRunningTerminal => true;
}

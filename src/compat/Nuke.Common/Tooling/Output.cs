namespace Nuke.Common.Tooling;

public enum OutputType { Std, Err }

/// <summary>A line that a process wrote.</summary>
public struct Output
{
    public OutputType Type;
    public string Text;
}

namespace Nuke.Common.Tooling;

/// <summary>How the process of a tool runs, for all settings: what the generator does not write.</summary>
public static partial class ToolOptionsExtensions
{
    public static T SetProcessExecutionTimeout<T>(this T o, TimeSpan v) where T : ToolOptions => o.SetProcessExecutionTimeout((int?)v.TotalMilliseconds);
    public static T SetProcessExitHandler<T>(this T o, Action<IProcess> v) where T : ToolOptions => o.Set("ProcessExitHandler", v);
    public static T SetProcessLogger<T>(this T o, Action<OutputType, string> v) where T : ToolOptions => o.Set("ProcessLogger", v);
}

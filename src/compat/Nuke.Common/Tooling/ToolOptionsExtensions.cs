namespace Nuke.Common.Tooling;

/// <summary>How the process of a tool runs: the same for all settings.</summary>
public static class ToolOptionsExtensions
{
    public static T SetProcessToolPath<T>(this T o, string v) where T : ToolOptions => o.Set("ProcessToolPath", v);
    public static T SetProcessWorkingDirectory<T>(this T o, string v) where T : ToolOptions => o.Set("ProcessWorkingDirectory", v);
    public static T SetProcessEnvironmentVariables<T>(this T o, IDictionary<string, object> v) where T : ToolOptions =>
        o.Set("ProcessEnvironmentVariables", v is null ? null : new Dictionary<string, object>(v));
    public static T SetProcessEnvironmentVariable<T>(this T o, string key, object value) where T : ToolOptions => o.SetEntry("ProcessEnvironmentVariables", key, value);
    public static T AddProcessEnvironmentVariable<T>(this T o, string key, object value) where T : ToolOptions => o.SetEntry("ProcessEnvironmentVariables", key, value);
    public static T RemoveProcessEnvironmentVariable<T>(this T o, string key) where T : ToolOptions => o.SetEntry("ProcessEnvironmentVariables", key, null);
    public static T ClearProcessEnvironmentVariables<T>(this T o) where T : ToolOptions => o.Set("ProcessEnvironmentVariables", null);
    public static T SetProcessExecutionTimeout<T>(this T o, int? v) where T : ToolOptions => o.Set("ProcessExecutionTimeout", v);
    public static T SetProcessExecutionTimeout<T>(this T o, TimeSpan v) where T : ToolOptions => o.Set("ProcessExecutionTimeout", (int?)v.TotalMilliseconds);
    public static T SetProcessOutputLogging<T>(this T o, bool? v) where T : ToolOptions => o.Set("ProcessOutputLogging", v);
    public static T EnableProcessOutputLogging<T>(this T o) where T : ToolOptions => o.Set("ProcessOutputLogging", true);
    public static T DisableProcessOutputLogging<T>(this T o) where T : ToolOptions => o.Set("ProcessOutputLogging", false);
    public static T SetProcessInvocationLogging<T>(this T o, bool? v) where T : ToolOptions => o.Set("ProcessInvocationLogging", v);
    public static T EnableProcessInvocationLogging<T>(this T o) where T : ToolOptions => o.Set("ProcessInvocationLogging", true);
    public static T DisableProcessInvocationLogging<T>(this T o) where T : ToolOptions => o.Set("ProcessInvocationLogging", false);
    public static T SetProcessExitHandling<T>(this T o, bool? v) where T : ToolOptions => o.Set("ProcessExitHandling", v);
    public static T EnableProcessExitHandling<T>(this T o) where T : ToolOptions => o.Set("ProcessExitHandling", true);
    public static T DisableProcessExitHandling<T>(this T o) where T : ToolOptions => o.Set("ProcessExitHandling", false);
    public static T SetProcessExitHandler<T>(this T o, Action<IProcess> v) where T : ToolOptions => o.Set("ProcessExitHandler", v);
    public static T SetProcessLogger<T>(this T o, Action<OutputType, string> v) where T : ToolOptions => o.Set("ProcessLogger", v);
    public static T SetProcessAdditionalArguments<T>(this T o, params string[] v) where T : ToolOptions => o.Set("ProcessAdditionalArguments", v);
    public static T SetProcessAdditionalArguments<T>(this T o, IEnumerable<string> v) where T : ToolOptions => o.Set("ProcessAdditionalArguments", v?.ToArray());
    public static T AddProcessAdditionalArguments<T>(this T o, params string[] v) where T : ToolOptions => o.Add("ProcessAdditionalArguments", v);
    public static T AddProcessAdditionalArguments<T>(this T o, IEnumerable<string> v) where T : ToolOptions => o.Add("ProcessAdditionalArguments", v);
    public static T SetProcessRedactedSecrets<T>(this T o, params string[] v) where T : ToolOptions => o.Set("ProcessRedactedSecrets", v);
    public static T SetProcessRedactedSecrets<T>(this T o, IEnumerable<string> v) where T : ToolOptions => o.Set("ProcessRedactedSecrets", v?.ToArray());
    public static T AddProcessRedactedSecrets<T>(this T o, params string[] v) where T : ToolOptions => o.Add("ProcessRedactedSecrets", v);
    public static T AddProcessRedactedSecrets<T>(this T o, IEnumerable<string> v) where T : ToolOptions => o.Add("ProcessRedactedSecrets", v);
}

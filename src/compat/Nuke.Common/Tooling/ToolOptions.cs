namespace Nuke.Common.Tooling;

/// <summary>The settings of one call of a tool: its arguments, and how its process runs.</summary>
[Settings]
public class ToolOptions : Options
{
    public string ProcessToolPath => Get<string>();
    public string ProcessWorkingDirectory => Get<string>();
    public IReadOnlyDictionary<string, object> ProcessEnvironmentVariables => Get<IReadOnlyDictionary<string, object>>();
    public int? ProcessExecutionTimeout => Get<int?>();
    public bool? ProcessOutputLogging => Get<bool?>();
    public bool? ProcessInvocationLogging => Get<bool?>();
    public bool? ProcessExitHandling => Get<bool?>();
    public IReadOnlyList<string> ProcessAdditionalArguments => Get<IReadOnlyList<string>>();
    public IReadOnlyList<string> ProcessRedactedSecrets => Get<IReadOnlyList<string>>();
    internal Action<IProcess> ProcessExitHandler => Get<Action<IProcess>>();
    internal Action<OutputType, string> ProcessLogger => Get<Action<OutputType, string>>();
}

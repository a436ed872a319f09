using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>The dotnet command line: each task by settings, by a function that configures them, or by one that makes several.</summary>
[PathTool("dotnet")]
public class DotNetTasks : ToolTasks, IRequirePathTool
{
    private static readonly ToolRun Tool = new(() => DotNetPath, DotNetOutput.Log);

    public static string DotNetPath => ToolPathResolver.TryGetEnvironmentExecutable("DOTNET_EXE") ?? ToolPathResolver.GetPathExecutable("dotnet");

    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<IProcess, object> exitHandler = null) => ToolCall.Start(
            DotNetPath,
            arguments,
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger ?? DotNetOutput.Log,
            exitHandler);

    public static IReadOnlyCollection<Output> DotNetRestore(DotNetRestoreSettings options = null) => Tool.Run(options ?? new());
    public static IReadOnlyCollection<Output> DotNetRestore(Configure<DotNetRestoreSettings> configurator) => Tool.Run(configurator(new()));
    public static IEnumerable<(DotNetRestoreSettings Settings, IReadOnlyCollection<Output> Output)> DotNetRestore(
        CombinatorialConfigure<DotNetRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) => Tool.RunAll(configurator(new()), degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> DotNetBuild(DotNetBuildSettings options = null) => Tool.Run(options ?? new());
    public static IReadOnlyCollection<Output> DotNetBuild(Configure<DotNetBuildSettings> configurator) => Tool.Run(configurator(new()));
    public static IEnumerable<(DotNetBuildSettings Settings, IReadOnlyCollection<Output> Output)> DotNetBuild(
        CombinatorialConfigure<DotNetBuildSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) => Tool.RunAll(configurator(new()), degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> DotNetTest(DotNetTestSettings options = null) => Tool.Run(options ?? new());
    public static IReadOnlyCollection<Output> DotNetTest(Configure<DotNetTestSettings> configurator) => Tool.Run(configurator(new()));
    public static IEnumerable<(DotNetTestSettings Settings, IReadOnlyCollection<Output> Output)> DotNetTest(
        CombinatorialConfigure<DotNetTestSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) => Tool.RunAll(configurator(new()), degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> DotNetFormat(DotNetFormatSettings options = null) => Tool.Run(options ?? new());
    public static IReadOnlyCollection<Output> DotNetFormat(Configure<DotNetFormatSettings> configurator) => Tool.Run(configurator(new()));
    public static IEnumerable<(DotNetFormatSettings Settings, IReadOnlyCollection<Output> Output)> DotNetFormat(
        CombinatorialConfigure<DotNetFormatSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) => Tool.RunAll(configurator(new()), degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> DotNetPack(DotNetPackSettings options = null) => Tool.Run(options ?? new());
    public static IReadOnlyCollection<Output> DotNetPack(Configure<DotNetPackSettings> configurator) => Tool.Run(configurator(new()));
    public static IEnumerable<(DotNetPackSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPack(
        CombinatorialConfigure<DotNetPackSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) => Tool.RunAll(configurator(new()), degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> DotNetPublish(DotNetPublishSettings options = null) => Tool.Run(options ?? new());
    public static IReadOnlyCollection<Output> DotNetPublish(Configure<DotNetPublishSettings> configurator) => Tool.Run(configurator(new()));
    public static IEnumerable<(DotNetPublishSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPublish(
        CombinatorialConfigure<DotNetPublishSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false) => Tool.RunAll(configurator(new()), degreeOfParallelism, completeOnFailure);
}

using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Contract;

/// <summary>Processes and tools. Scripts stand for tools: the tests run on Unix.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Capture_what_a_process_writes()
    {
        using var process = ProcessTasks.StartProcess(Script("echo out; echo err >&2; echo \"$1|$2\""), "one \"two three\"").AssertZeroExitCode();
        Assert.Equal($"out{Environment.NewLine}one|two three", process.Output.StdToText());
        Assert.Contains(process.Output, x => x.Type == OutputType.Err && x.Text == "err");
        Assert.ThrowsAny<Exception>(() => process.Output.EnsureOnlyStd());
    }

    [Fact]
    public void Fail_when_the_exit_code_is_not_zero()
    {
        var exception = Assert.Throws<ProcessException>(() => ProcessTasks.StartProcess(Script("exit 3")).AssertZeroExitCode());
        Assert.Equal(3, exception.ExitCode);
        using var process = ProcessTasks.StartProcess(Script("exit 3")).AssertWaitForExit();
        Assert.Equal(3, process.ExitCode);
        Assert.True(process.HasExited);
    }

    [Fact]
    public void Are_killed_when_they_take_too_long()
    {
        using var process = ProcessTasks.StartProcess(Script("exec sleep 100"), "", timeout: 50);
        Assert.False(process.WaitForExit());
    }

    [Fact]
    public void Run_in_a_directory_with_an_environment_of_their_own()
    {
        using var process = ProcessTasks.StartProcess(
            Script("pwd; echo \"$MINE $HOME\""),
            "",
            workingDirectory: folder.Path,
            environmentVariables: new Dictionary<string, string> { ["MINE"] = "yes", ["PATH"] = Environment.GetEnvironmentVariable("PATH")! }).AssertZeroExitCode();
        Assert.Equal([folder.Path, "yes "], process.Output.Select(x => x.Text));
    }

    [Fact]
    public void Refuse_a_tool_or_a_directory_that_is_not_there()
    {
        Assert.ThrowsAny<Exception>(() => ProcessTasks.StartProcess("/no/such/tool", ""));
        Assert.ThrowsAny<Exception>(() => ProcessTasks.StartProcess(Script(""), "", workingDirectory: "/no/such/directory"));
    }

    [Fact]
    public void Run_shell_commands()
    {
        using var process = ProcessTasks.StartShell("echo \"a  b\" | tr a-z A-Z; echo c").AssertZeroExitCode();
        Assert.Equal(["A  B", "c"], process.Output.Select(x => x.Text));
    }

    [Fact]
    public void Quote_holes_of_arguments_that_hold_a_space()
    {
        Assert.Equal("run \"a b\" c \"/x y\" /z", Text($"run {"a b"} {"c"} {(AbsolutePath)"/x y"} {(AbsolutePath)"/z"}"));
        Assert.Equal("a b", Text($"{"a b":nq}"));
        Assert.Equal("\"a b\"", Text($"{"\"a b\""}"));
        Assert.Equal("x  y", Text($"x {""} y"));
        Assert.Equal("/a \"/b c\"", Text($"{(IEnumerable<AbsolutePath>)["/a", "/b c"]}"));
        Assert.Equal("commit -m text", Text("commit -m text"));
        Assert.ThrowsAny<Exception>(() => Text($"{(string)null!}"));
    }

    [Fact]
    public void Hide_secrets_of_arguments()
    {
        var lines = new List<string>();
        ToolResolver.GetTool(Script("echo \"got $1\""))($"{"geheim":r}", logger: (_, line) => lines.Add(line));
        Assert.Equal(["got [REDACTED]"], lines);
    }

    [Fact]
    public void Start_tools_of_the_environment_or_of_the_path()
    {
        EnvironmentInfo.SetVariable("CONTRACTTOOL_EXE", Script("echo \"tool $1\""));
        Assert.Equal("tool x", ToolResolver.GetEnvironmentOrPathTool("contracttool")("x").StdToText());
        Assert.NotNull(ToolResolver.TryGetEnvironmentTool("contracttool"));
        Assert.Null(ToolResolver.TryGetEnvironmentTool("contractnothing"));
        EnvironmentInfo.SetVariable("CONTRACTTOOL_EXE", "/no/such/tool");
        Assert.ThrowsAny<Exception>(() => ToolResolver.TryGetEnvironmentTool("contracttool"));
        EnvironmentInfo.RemoveVariable("CONTRACTTOOL_EXE");
        Assert.Equal("x", ToolResolver.GetPathTool("echo")("x").StdToText());
        Assert.ThrowsAny<Exception>(() => ToolResolver.GetPathTool("contractnothing"));
    }

    [Fact]
    public void Let_a_handler_judge_the_exit_code()
    {
        var exitCode = 0;
        ToolResolver.GetTool(Script("exit 5"))("", exitHandler: x => exitCode = x.ExitCode);
        Assert.Equal(5, exitCode);
        Assert.Throws<ProcessException>(() => ToolResolver.GetTool(Script("exit 5"))(""));
    }

    private static string Text(ArgumentStringHandler arguments) => arguments.ToStringAndClear();

    private string Script(string content)
    {
        var file = folder.Write($"script{Directory.GetFiles(folder.Path).Length}", $"#!/bin/sh\n{content}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return file;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Nuke.Common.Tooling;

/// <summary>What a process is started with.</summary>
internal sealed record ProcessStart(
    string FileName,
    string Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> EnvironmentVariables,
    int? Timeout,
    Action<OutputType, string> Logger,
    Func<string, string> Filter);

/// <summary>A process whose output is collected while it runs.</summary>
internal sealed class RunningProcess(ProcessStart start) : IProcess
{
    private readonly Process process = new() { StartInfo = InformationOf(start) };
    private readonly ConcurrentQueue<Output> output = new();
    private readonly Lock gate = new();

    public string FileName => start.FileName;
    public string Arguments => start.Filter(start.Arguments);
    public string WorkingDirectory => start.WorkingDirectory;
    public IReadOnlyCollection<Output> Output => output;
    public int ExitCode => process.ExitCode;
    public bool HasExited => process.HasExited;
    public int Id => process.Id;

    public static RunningProcess Start(ProcessStart start)
    {
        var running = new RunningProcess(start);
        running.Begin();
        return running;
    }

    private static ProcessStartInfo InformationOf(ProcessStart start)
    {
        var information = new ProcessStartInfo(start.FileName, start.Arguments)
        {
            WorkingDirectory = start.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        if (start.EnvironmentVariables is { } variables)
        {
            information.Environment.Clear();
            foreach (var (name, value) in variables)
                information.Environment[name] = value;
        }
        return information;
    }

    private void Begin()
    {
        process.OutputDataReceived += (_, e) => Receive(OutputType.Std, e.Data);
        process.ErrorDataReceived += (_, e) => Receive(OutputType.Err, e.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"Tool '{start.FileName}' cannot be started: {exception.Message}", exception);
        }
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    public bool WaitForExit()
    {
        if (start.Timeout is { } timeout && !process.WaitForExit(timeout))
        {
            Kill();
            process.WaitForExit();
            return false;
        }
        process.WaitForExit();
        return true;
    }

    public void Dispose() => process.Dispose();

    private void Receive(OutputType type, string line)
    {
        if (line is null)
            return;
        var shown = start.Filter(line);
        lock (gate)
        {
            output.Enqueue(new() { Type = type, Text = shown });
            start.Logger?.Invoke(type, shown);
        }
    }
}

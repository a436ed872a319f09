using System.Collections.Concurrent;

namespace Nuke.Common.Tooling;

/// <summary>Starts a tool with settings.</summary>
/// <param name="Path">Where the tool is, unless the settings say.</param>
/// <param name="Log">What is done with a line of its output, unless the settings say.</param>
internal sealed record ToolRun(Func<string> Path, Action<OutputType, string> Log)
{
    private static readonly Action<OutputType, string> Silent = static (_, _) => { };

    public IReadOnlyCollection<Output> Run(ToolOptions options) => Run(options, options.ProcessLogger ?? Log);

    /// <summary>Runs several settings at once, as many as allowed; what each wrote is logged when all are done.</summary>
    public List<(T Settings, IReadOnlyCollection<Output> Output)> RunAll<T>(IEnumerable<T> settings, int degreeOfParallelism, bool completeOnFailure)
        where T : ToolOptions
    {
        var all = settings.ToList();
        var outputs = new IReadOnlyCollection<Output>[all.Count];
        var failures = new ConcurrentQueue<Exception>();
        var logs = new ConcurrentQueue<(OutputType Type, string Text)>[all.Count];
        Parallel.For(0, all.Count, new() { MaxDegreeOfParallelism = Math.Max(1, degreeOfParallelism) }, (i, state) =>
        {
            logs[i] = new();
            try
            {
                outputs[i] = Run(all[i], (type, text) => logs[i].Enqueue((type, text)));
            }
            catch (Exception exception)
            {
                failures.Enqueue(exception);
                if (!completeOnFailure)
                    state.Stop();
            }
        });
        for (var i = 0; i < all.Count; i++)
        {
            foreach (var (type, text) in logs[i] ?? [])
                (all[i].ProcessLogger ?? Log)(type, text);
        }
        return failures.IsEmpty ? [.. all.Select((x, i) => (x, outputs[i]))] : throw new AggregateException(failures);
    }

    private IReadOnlyCollection<Output> Run(ToolOptions options, Action<OutputType, string> log)
    {
        using var process = ProcessTasks.StartProcess(
            options.ProcessToolPath ?? Path(),
            ToolArguments.Of(options),
            options.ProcessWorkingDirectory,
            options.ProcessEnvironmentVariables?.ToDictionary(x => x.Key, x => x.Value.ToString()),
            options.ProcessExecutionTimeout,
            options.ProcessOutputLogging,
            options.ProcessInvocationLogging,
            log ?? Silent,
            ArgumentStringHandler.Filter(ToolArguments.SecretsOf(options)));
        process.AssertWaitForExit();
        if (options.ProcessExitHandler is { } handler)
            handler(process);
        else if (options.ProcessExitHandling != false)
            process.AssertZeroExitCode();
        return process.Output;
    }
}

using Pipelines.Values;

namespace Pipelines.Clients.Processes;

/// <summary>One process to run: an executable and its arguments, each as it is, so that nothing is ever quoted or joined.</summary>
/// <param name="Executable">A name that is looked up on PATH, or a path.</param>
/// <param name="Arguments">The arguments in their order; a secret among them is refused.</param>
internal sealed record ProcessCommand(string Executable, params IReadOnlyList<string> Arguments)
{
    /// <summary>The folder to run in; null = that of this process.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables on top of this process's own; null as a value takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the process reads from its standard input, the place for passwords; null = nothing.</summary>
    public string? StandardInput { get; init; }

    /// <summary>Texts that are replaced by <c>***</c> in whatever is echoed, called back or thrown.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>Called with each line of standard output as it comes, on a thread of its own.</summary>
    public Action<string>? OnOutputLine { get; init; }

    /// <summary>Called with each line of standard error as it comes, on a thread of its own.</summary>
    public Action<string>? OnErrorLine { get; init; }

    /// <summary>Takes standard output byte for byte; <see cref="ProcessResult.StandardOutput"/> is then empty. Null = it is read as text.</summary>
    public Stream? OutputStream { get; init; }

    /// <summary>The signal that asks the process to end; SIGTERM unless it cleans up only after another.</summary>
    public int EndSignal { get; init; } = NativeMethods.SigTerm;

    /// <summary>How a person gets the executable when it is not there: an imperative sentence.</summary>
    public string? WhereToGet { get; init; }

    /// <summary>The command line for people, without secrets.</summary>
    public override string ToString() =>
        new Redaction(Secrets).Apply(string.Join(' ', Arguments.Prepend(Executable).Select(ForPeople)));

    private static string ForPeople(string argument) =>
        argument.Length > 0 && !argument.AsSpan().ContainsAny(" \t\n\"'") ? argument : $"'{argument}'";
}

using Pipelines.Values;

namespace Pipelines.Clients.Processes;

/// <summary>What this room says to people.</summary>
internal static class ProcessesText
{
    private const int LinesShown = 12;

    public static string Echo(ProcessCommand command) => $"$ {command}";

    public static ExecutionException MissingExecutable(ProcessCommand command, Exception inner) => new(
        "start a process",
        command.Executable,
        "there is no such executable on PATH",
        command.WhereToGet ?? "Install it, or put its folder on PATH.",
        innerException: inner);

    public static ExecutionException MissingFolder(ProcessCommand command) => new(
        "start a process",
        command.Executable,
        $"its working folder '{command.WorkingDirectory}' does not exist",
        "Make the folder, or correct its path.");

    public static ExecutionException Failed(ProcessCommand command, ProcessPurpose purpose, ProcessResult result) => new(
        purpose.Action,
        purpose.Subject,
        $"'{command}' ended with exit code {result.ExitCode}{LastLines(command, result)}",
        purpose.Remedy);

    public static string SecretInArguments(ProcessCommand command) =>
        $"A secret stands among the arguments of '{command}', where every user of the machine can read it: "
        + "give it by standard input or by an environment variable.";

    /// <summary>The end of standard error, or of standard output when there is no other; without secrets.</summary>
    public static string LastLines(ProcessCommand command, ProcessResult result)
    {
        var output = string.IsNullOrWhiteSpace(result.StandardError) ? result.StandardOutput : result.StandardError;
        var lines = output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).TakeLast(LinesShown).ToList();
        return lines.Count switch
        {
            0 => " and said nothing",
            1 => ": " + new Redaction(command.Secrets).Apply(lines[0]),
            _ => ":\n  " + new Redaction(command.Secrets).Apply(string.Join("\n  ", lines)) + "\n",
        };
    }
}

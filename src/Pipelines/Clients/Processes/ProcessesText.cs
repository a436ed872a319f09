using System.ComponentModel;
using Pipelines.Values;

namespace Pipelines.Clients.Processes;

/// <summary>What this room says to people.</summary>
internal static class ProcessesText
{
    /// <summary>ETXTBSY of Linux: someone has the executable open for writing.</summary>
    public const int TextFileBusy = 26;

    private const int LinesShown = 12;

    // ENOENT (and Windows' ERROR_FILE_NOT_FOUND), ERROR_PATH_NOT_FOUND, ENOEXEC, EACCES.
    private const int NoSuchFile = 2;
    private const int NoSuchFolder = 3;
    private const int NotExecutable = 8;
    private const int NoPermission = 13;

    public static string Echo(ProcessCommand command) => $"$ {command}";

    /// <summary>Whether a process could not be started because there is no such executable, and not for another reason.</summary>
    public static bool IsMissing(Exception? exception) => exception is Win32Exception refusal && Code(refusal) is NoSuchFile or NoSuchFolder;

    /// <summary>The system's own error number: CliWrap wraps it in an exception that has whichever number came last.</summary>
    public static int Code(Win32Exception exception) => (exception.InnerException as Win32Exception ?? exception).NativeErrorCode;

    public static ExecutionException NotStarted(ProcessCommand command, Win32Exception inner)
    {
        var (reason, remedy) = Code(inner) switch
        {
            NoSuchFile or NoSuchFolder => ("there is no such executable on PATH", command.WhereToGet ?? "Install it, or put its folder on PATH."),
            NoPermission => ("this user may not execute it", $"Look at its permissions: 'ls -l {command.Executable}'."),
            NotExecutable => ("it is no program of this machine", "Install the one for this processor and system; a script begins with '#!' and its interpreter."),
            TextFileBusy => ("it is being written at this moment", "Run it again when it is whole."),
            _ => ((inner.InnerException ?? inner).Message.TrimEnd('.'), "Start it by hand to see more."),
        };
        return new("start a process", command.Executable, reason, remedy, innerException: inner);
    }

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

namespace Nuke.Common.Tooling;

/// <summary>A process ended with an exit code other than 0.</summary>
public class ProcessException : Exception
{
    public ProcessException(IProcess process)
        : base(MessageOf(process))
    {
        ExitCode = process.ExitCode;
    }

    public int ExitCode { get; }

    private static string MessageOf(IProcess process)
    {
        var errors = process.Output.Where(x => x.Type == OutputType.Err).Select(x => x.Text).ToList();
        return string.Join(
            Environment.NewLine,
            [
                $"Process '{Path.GetFileName(process.FileName)}' exited with code {process.ExitCode}.",
                $"   > {process.FileName} {process.Arguments}",
                $"   @ {process.WorkingDirectory}",
                .. errors.Count == 0 ? Array.Empty<string>() : ["Error output:", .. errors.Select(x => "   " + x)],
            ]);
    }
}

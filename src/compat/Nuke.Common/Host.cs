namespace Nuke.Common;

/// <summary>What the output is made for: a terminal or a server. An own host overrides what it shows differently.</summary>
public class Host
{
    protected Host() { }

    protected internal void WriteLogo() => ConsoleText.WriteLine(Colour.Grey, Reporting.Logo);

    /// <summary>Begins the output of a target; disposing ends it.</summary>
    protected internal virtual IDisposable WriteBlock(string text)
    {
        return DelegateDisposable.CreateBracket(() =>
        {
            var rule = new string('═', Math.Max(text.Length + 4, 15));
            ConsoleText.WriteLine();
            ConsoleText.WriteLine(Colour.Cyan, $"╬{rule}");
            ConsoleText.WriteLine(Colour.Cyan, $"║ {text}");
            ConsoleText.WriteLine(Colour.Cyan, $"╬{rule}");
            ConsoleText.WriteLine();
        });
    }

    protected internal virtual void ReportWarning(string text, string details = null) { }
    protected internal virtual void ReportError(string text, string details = null) { }

    /// <summary>Whether a log line is dropped.</summary>
    protected internal virtual bool FilterMessage(string message) => false;
    protected internal virtual void WriteErrorsAndWarnings() => Reporting.WriteErrorsAndWarnings(this);
    protected internal virtual void WriteTargetOutcome(INukeBuild build) => Reporting.WriteTargetOutcome(build);
    protected internal virtual void WriteBuildOutcome(INukeBuild build) => Reporting.WriteBuildOutcome(build);
}

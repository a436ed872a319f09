namespace Pipelines.Values;

/// <summary>Where engines and clients say what they do; the targets print it.</summary>
public interface IProgressLog
{
    /// <summary>One line that everybody wants to see.</summary>
    void Info(string line);

    /// <summary>One line about something odd that does not stop the work.</summary>
    void Warning(string line);

    /// <summary>One line for whoever looks closer: commands, calls, sizes.</summary>
    void Detail(string line);
}

using Pipelines.Values;

namespace Pipelines.Benchmarks.Promotion;

/// <summary>What a person would see, without the details.</summary>
internal sealed class ConsoleProgress : IProgressLog
{
    public void Info(string line) => Console.WriteLine(line);

    public void Warning(string line) => Console.WriteLine("warning: " + line);

    public void Detail(string line)
    {
    }
}

/// <summary>Says nothing: printing is not what is measured.</summary>
internal sealed class SilentProgress : IProgressLog
{
    public void Info(string line)
    {
    }

    public void Warning(string line)
    {
    }

    public void Detail(string line)
    {
    }
}

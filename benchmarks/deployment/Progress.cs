using Pipelines.Values;

namespace Pipelines.Benchmarks.Deployment;

/// <summary>Says only what should not have been.</summary>
internal sealed class Progress : IProgressLog
{
    public void Info(string line)
    {
    }

    public void Warning(string line) => Console.WriteLine("warning: " + line);

    public void Detail(string line)
    {
    }
}

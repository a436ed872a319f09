using Pipelines.Engines.Deployment;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment;

public class VerdictTests
{
    [Theory]
    [InlineData(Outcome.Succeeded, 0)]
    [InlineData(Outcome.RolledBack, 10)]
    [InlineData(Outcome.NeverStarted, 11)]
    [InlineData(Outcome.Superseded, 12)]
    [InlineData(Outcome.TimedOut, 13)]
    [InlineData(Outcome.Refused, 14)]
    public void Has_an_exit_code(Outcome outcome, int code) => Assert.Equal(code, new Verdict(outcome).ExitCode);

    [Fact]
    public void The_worst_of_several_stands_for_the_run()
    {
        Assert.Equal(Outcome.Succeeded, Verdict.Worst([]));
        Assert.Equal(Outcome.Superseded, Verdict.Worst([Outcome.Succeeded, Outcome.Superseded, Outcome.Refused]));
        Assert.Equal(Outcome.NeverStarted, Verdict.Worst([Outcome.TimedOut, Outcome.NeverStarted, Outcome.RolledBack]));
    }
}

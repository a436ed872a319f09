using Pipelines.Tests.Targets.Builds;
using Xunit;

namespace Pipelines.Tests.Targets.Extension;

/// <summary>Ctrl-C at a terminal, and the SIGTERM of a job that is cancelled.</summary>
public sealed class InterruptionTests
{
    [Fact]
    public async Task Ends_as_a_failed_run_does_when_NUKE_ends_it()
    {
        using var build = new BuildProcess(typeof(Guarded));

        var run = await build.InterruptAsync("INT", "ran: Waits", "Waits", "--env", "uat");

        Assert.Equal("\nInterrupted: Waits\nRun it again:\n  ./build.sh Waits --env uat", run.End);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Lets_a_target_end_itself_in_order(string signal, int exitCode)
    {
        using var build = new BuildProcess(typeof(Orderly));

        var run = await build.InterruptAsync(signal, "ran: Waits", "Waits", "Never", "Always");

        Assert.True(run.ExitCode == exitCode, run.All);
        Assert.Contains("tidied up: 99", run.Output, StringComparison.Ordinal);
        Assert.Contains("ran: Always", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ran: Never", run.Output, StringComparison.Ordinal);
        Assert.Equal("\nInterrupted: Waits\nRun it again:\n  ./build.sh Waits Never Always", run.End);
    }
}

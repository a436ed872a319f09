using Pipelines.Engines.Tests;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

public sealed class SuiteVoicesTests
{
    private readonly RecordedLog _log = new();
    private readonly SuiteVoices _voices;

    public SuiteVoicesTests() => _voices = new SuiteVoices(_log);

    [Fact]
    public void Lets_the_first_speak_at_once_and_the_others_in_their_turn()
    {
        var (one, two, three) = (_voices.Next(), _voices.Next(), _voices.Next());

        two.Info("two a");
        one.Info("one a");
        three.Warning("three a");
        Assert.Equal(["one a"], _log.Lines);

        one.End();
        two.Detail("two b");
        Assert.Equal(["one a", "two a", "detail: two b"], _log.Lines);

        three.Info("three b");
        two.End();
        three.End();
        Assert.Equal(["one a", "two a", "detail: two b", "warning: three a", "three b"], _log.Lines);
    }

    [Fact]
    public void Keeps_what_a_suite_said_that_ended_before_its_turn()
    {
        var (one, two, three) = (_voices.Next(), _voices.Next(), _voices.Next());

        two.Info("two");
        two.End();
        three.Info("three");
        Assert.Empty(_log.Lines);

        one.End();
        Assert.Equal(["two", "three"], _log.Lines);
    }
}

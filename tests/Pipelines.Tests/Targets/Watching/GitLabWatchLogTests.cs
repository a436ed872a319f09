using Microsoft.Extensions.Time.Testing;
using Pipelines.Engines.Deployment.Watching;
using Pipelines.Targets.Watching;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Targets.Watching;

/// <summary>What a job's log gets: https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections.</summary>
public sealed class GitLabWatchLogTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public async Task Puts_the_wait_for_services_and_each_verdict_into_sections_of_their_own()
    {
        var log = Log();

        await log.DuringAsync(["backend"], async () =>
        {
            log.Show(Progress("backend", "backend: 0 of 1 running"));
            log.Show(Progress("backend", "backend: 0 of 1 running"));
            _time.Advance(TimeSpan.FromSeconds(30));
            log.Show(Progress("backend", "backend: 1 of 1 running"));
            await Task.Yield();
            return 0;
        });
        log.ShowVerdict("backend", ["backend: succeeded (shop-backend:7, sha256:aaaaaaaaaaaa)", "  proven"]);

        Assert.Equal(
            """
            ␛[0Ksection_start:1700000000:deploy_backend[collapsed=false]␍␛[0Kbackend: watching
            backend: 0 of 1 running
            backend: 1 of 1 running
            ␛[0Ksection_end:1700000030:deploy_backend␍␛[0K
            ␛[0Ksection_start:1700000030:verdict_backend[collapsed=false]␍␛[0Kbackend: verdict
            backend: succeeded (shop-backend:7, sha256:aaaaaaaaaaaa)
              proven
            ␛[0Ksection_end:1700000030:verdict_backend␍␛[0K

            """.ReplaceLineEndings("\n"),
            Shown);
    }

    [Fact]
    public async Task Ends_a_section_whose_wait_is_cut_off_and_gives_each_a_name_of_its_own()
    {
        var log = Log();

        await Assert.ThrowsAsync<OperationCanceledException>(() => log.DuringAsync<int>(["web shop", "frontend"], () => throw new OperationCanceledException()));
        await log.DuringAsync(["web shop", "frontend"], () => Task.FromResult(0));

        Assert.Equal(
            ["start:1700000000:deploy_web_shop_frontend[collapsed=false]", "end:1700000000:deploy_web_shop_frontend", "start:1700000000:deploy_web_shop_frontend_2[collapsed=false]", "end:1700000000:deploy_web_shop_frontend_2"],
            Shown.Split('\n').Where(line => line.Length > 0).Select(line => line.Split("section_")[1].Split('␍')[0]));
    }

    private string Shown => _output.ToString().Replace('\e', '␛').Replace('\r', '␍');

    private GitLabWatchLog Log()
    {
        var log = new RecordedLog { Heard = _output.WriteLine };
        return new(_output, log, _time);
    }

    private static ServiceProgress Progress(string service, string line) => new(service, $"shop-{service}:7", TimeSpan.Zero, line) { State = "tasks start" };
}

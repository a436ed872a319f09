using System.Text;
using Pipelines.Engines.Images;
using Xunit;

namespace Pipelines.Tests.Engines.Images;

public sealed class SavedConfigTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.Parse("2026-03-04T04:06:07Z", null);

    [Fact]
    public void Says_the_time_of_the_source_and_nothing_of_the_builder()
    {
        const string docker = """
            {"architecture":"amd64","config":{"Cmd":["<x> & 'y'"],"Image":"sha256:0123"},"container":"89ab","container_config":{"Hostname":"89ab"},
            "created":"2026-11-23T11:34:00.729930867Z","docker_version":"20.10","history":[{"created":"2025-01-01T00:00:00Z","created_by":"base"},
            {"created":"2026-11-23T11:34:00.729930867Z","created_by":"step"}],"os":"linux","rootfs":{"type":"layers","diff_ids":[]}}
            """;

        Assert.Equal(
            """{"architecture":"amd64","config":{"Cmd":["<x> & 'y'"]},"created":"2026-03-04T04:06:07Z","history":[{"created":"2025-01-01T00:00:00Z","created_by":"base"},"""
            + """{"created":"2026-03-04T04:06:07Z","created_by":"step"}],"os":"linux","rootfs":{"type":"layers","diff_ids":[]}}""",
            Neutral(docker));
    }

    [Fact]
    public void Keeps_the_bytes_of_one_that_says_it_already()
    {
        const string config = """{ "created" : "2026-03-04T04:06:07Z", "history":[{"created":"2026-03-04T04:06:07Z"}] }""";

        Assert.Equal(config, Neutral(config));
    }

    [Theory]
    [InlineData("""{"os":"linux","architecture":"arm64"}""", "linux/arm64")]
    [InlineData("""{"os":"linux","architecture":"arm","variant":"v7"}""", "linux/arm/v7")]
    [InlineData("""{"os":"linux","architecture":"amd64","variant":""}""", "linux/amd64")]
    public void Knows_the_platform(string config, string platform) => Assert.Equal(platform, SavedConfig.PlatformOf(Encoding.UTF8.GetBytes(config)).Text);

    private static string Neutral(string config) => Encoding.UTF8.GetString(SavedConfig.Neutral(Encoding.UTF8.GetBytes(config), Time));
}

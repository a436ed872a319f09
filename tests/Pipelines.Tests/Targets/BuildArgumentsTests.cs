using Pipelines.Targets;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Targets;

public sealed class BuildArgumentsTests
{
    [Fact]
    public void Reads_names_and_values()
    {
        var arguments = BuildArguments.Parse(["BASE=debian:bookworm-slim", "EMPTY=", "QUERY=a=b", "BASE=debian:trixie-slim"]);

        Assert.Equal(new Dictionary<string, string> { ["BASE"] = "debian:trixie-slim", ["EMPTY"] = "", ["QUERY"] = "a=b" }, arguments);
    }

    [Fact]
    public void Refuses_a_word_without_a_name()
    {
        var refusal = Assert.Throws<DefinitionException>(() => BuildArguments.Parse(["BASE", "=x"]));

        Assert.Equal(
            "--build-arg BASE: 'NAME=value' was expected. Write one such as '--build-arg BASE=debian:bookworm-slim'.\n" +
            "--build-arg =x: 'NAME=value' was expected. Write one such as '--build-arg BASE=debian:bookworm-slim'.",
            refusal.Message);
    }
}

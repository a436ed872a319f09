using Pipelines.Engines.CodeQuality.Dockerfiles;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Dockerfiles;

public sealed class DockerfileRulesTests
{
    // A Dockerfile with nothing to say about it, but for what a test adds.
    private const string Good = "FROM debian:12@sha256:1\nUSER 1000\nENTRYPOINT [\"a\"]\n";

    [Theory]
    [InlineData(Good, "")]
    [InlineData("FROM scratch\nUSER 1\n", "")]
    [InlineData("ARG A\n", "1:no-from")]
    [InlineData("", "1:no-from")]
    [InlineData("FRM a\n", "1:unknown-instruction 1:no-from")]
    [InlineData(Good + "RUN cat <<EOF\na\n", "4:open-heredoc")]
    public void Knows_what_cannot_be_built(string text, string faults) => Check(text, faults);

    [Theory]
    [InlineData("FROM debian\nUSER 1", "1:base-without-tag")]
    [InlineData("FROM registry:5000/debian\nUSER 1", "1:base-without-tag")]
    [InlineData("FROM debian:latest\nUSER 1", "1:latest-base")]
    [InlineData("FROM --platform=linux/amd64 debian:12\nUSER 1", "1:base-without-digest")]
    [InlineData("FROM debian@sha256:1\nUSER 1", "")]
    [InlineData("ARG B=debian:12@sha256:1\nFROM ${B}\nUSER 1", "")]
    [InlineData("ARG V=latest\nFROM debian:$V\nUSER 1", "2:latest-base")]
    [InlineData("FROM debian:${V:-12}\nUSER 1", "1:base-without-digest")]
    [InlineData("ARG B\nFROM $B\nUSER 1", "2:base-without-default")]
    [InlineData("FROM debian:12@sha256:1 AS b\nFROM B\nUSER 1", "")]
    public void Wants_a_base_that_stays_the_same(string text, string faults) => Check(text, faults);

    [Theory]
    [InlineData("FROM a@sha256:1\nRUN b", "1:no-user")]
    [InlineData("FROM a@sha256:1\nUSER app\nUSER 0:0", "3:root-user")]
    [InlineData("FROM a@sha256:1\nUSER root\nUSER app", "")]
    [InlineData("FROM a@sha256:1 AS x\nUSER app\nFROM x", "")]
    [InlineData("FROM a@sha256:1 AS x\nUSER app\nFROM a@sha256:1", "3:no-user")]
    public void Wants_another_user_than_root_in_the_end(string text, string faults) => Check(text, faults);

    [Theory]
    [InlineData("RUN apt-get update && apt-get install --yes --no-install-recommends a && rm -rf /var/lib/apt/lists/*", "")]
    [InlineData("RUN apt-get update && \\\n  DEBIAN_FRONTEND=x apt-get -qq install a", "2:apt-lists 3:apt-recommends")]
    [InlineData("RUN apt-get update; apt-get install --no-install-recommends a; rm -r /var/lib/apt/lists", "2:apt-asks")]
    [InlineData("RUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y --no-install-recommends a", "")]
    [InlineData("RUN apt-get update", "2:apt-lists 2:apt-update-alone")]
    [InlineData("RUN <<EOF\napt-get update\nif true; then apt-get install -y a; fi\nEOF", "3:apt-lists 4:apt-recommends")]
    [InlineData("RUN [\"apt-get\", \"install\", \"-y\", \"a\"]", "2:apt-recommends")]
    [InlineData("RUN echo \"apt-get install a\" 'x; apt-get update'", "")]
    public void Wants_packages_to_be_installed_as_an_image_needs_it(string run, string faults) => Check($"FROM a@sha256:1\n{run}\nUSER 1", faults);

    [Fact]
    public void Asks_nothing_of_the_lists_of_a_stage_that_is_only_copied_from() =>
        Check("FROM a@sha256:1 AS build\nRUN apt-get update && apt-get install -y b\nFROM a@sha256:1\nCOPY --from=build /b /b\nUSER 1", "");

    [Theory]
    [InlineData("ENV DB_PASSWORD=hunter2", "4:secret-in-env")]
    [InlineData("ENV A=1 \\\n  API_KEY=\"x y\"", "5:secret-in-env")]
    [InlineData("ENV TOKEN hunter2", "4:secret-in-env")]
    [InlineData("ENV DB_PASSWORD_FILE=/run/secrets/db TOKENS=3 PASSWORD=", "")]
    [InlineData("ARG NPM_TOKEN", "4:secret-in-arg")]
    [InlineData("ADD https://example.com/a.tgz /", "4:add-from-web")]
    [InlineData("ADD --checksum=sha256:1 https://example.com/a.tgz /", "")]
    [InlineData("ADD a.tgz /", "")]
    [InlineData("ENTRYPOINT a --b", "4:shell-form")]
    [InlineData("ENTRYPOINT [\"a\", ]x", "4:shell-form")]
    [InlineData("ENTRYPOINT exec a", "")]
    [InlineData("CMD a", "")]
    public void Knows_what_should_not_be_there(string instruction, string faults) => Check(Good + instruction, faults);

    [Fact]
    public void Names_what_it_is_about_and_never_a_secret()
    {
        var messages = DockerfileRules.FaultsIn(Good.Replace("12@sha256:1", "latest", StringComparison.Ordinal) + "ENV DB_PASSWORD=hunter2").Select(fault => fault.Message).ToList();

        Assert.Equal(
            [
                "The base 'debian:latest' is another image tomorrow. Name a version.",
                "ENV DB_PASSWORD stays in the image for everybody who has it: take it out, and give it to the container when it starts.",
            ],
            messages);
    }

    private static void Check(string text, string faults) => Assert.Equal(
        faults.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
        DockerfileRules.FaultsIn(text).Select(fault => $"{fault.Line}:{fault.Rule.Id}").Order(StringComparer.Ordinal));
}

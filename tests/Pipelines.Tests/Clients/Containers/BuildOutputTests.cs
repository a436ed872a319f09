using Pipelines.Clients.Containers;
using Xunit;

namespace Pipelines.Tests.Clients.Containers;

/// <summary>On outputs as Docker 28.2 without buildx, and buildx 0.13, wrote them.</summary>
public sealed class BuildOutputTests
{
    private const string OldNotice =
        "DEPRECATED: The legacy builder is deprecated and will be removed in a future release.\n"
        + "            Install the buildx component to build images with BuildKit:\n"
        + "            https://docs.docker.com/go/buildx/\n\n";

    private const string NewHeader =
        "#0 building with \"default\" instance using docker driver\n\n#1 [internal] load build definition from Dockerfile\n#1 DONE 0.0s\n\n";

    [Fact]
    public void Shows_the_failing_step_of_the_old_builder_and_its_verdict()
    {
        const string output =
            "Sending build context to Docker daemon  3.584kB\nStep 1/2 : FROM debian:bookworm-slim\n ---> 43ac2874d2ff\n"
            + "Step 2/2 : RUN echo hi; echo bad >&2; exit 3\n ---> Running in d06da300cc84\n\x1b[91mbad\n\x1b[0mhi\nRemoving intermediate container d06da300cc84\n";
        const string error = OldNotice + "The command '/bin/sh -c echo hi; echo bad >&2; exit 3' returned a non-zero code: 3\n";

        Assert.Equal(
            ["Step 2/2 : RUN echo hi; echo bad >&2; exit 3", "bad", "hi", "The command '/bin/sh -c echo hi; echo bad >&2; exit 3' returned a non-zero code: 3"],
            BuildOutput.FailingStep(output, error));
        Assert.False(BuildOutput.StoppedAtBase(output, error));
    }

    [Fact]
    public void Sees_that_the_old_builder_had_no_base_image()
    {
        const string output = "Sending build context to Docker daemon  3.584kB\nStep 1/3 : ARG BASE=no.invalid/x:1\nStep 2/3 : FROM ${BASE}\n";
        const string error = OldNotice + "Get \"https://no.invalid/v2/\": dial tcp: lookup no.invalid: no such host\n";

        Assert.Equal(
            ["Step 2/3 : FROM ${BASE}", "Get \"https://no.invalid/v2/\": dial tcp: lookup no.invalid: no such host"],
            BuildOutput.FailingStep(output, error));
        Assert.True(BuildOutput.StoppedAtBase(output, error));
    }

    [Fact]
    public void Shows_a_Dockerfile_that_the_old_builder_cannot_read()
    {
        const string error = OldNotice + "Error response from daemon: dockerfile parse error line 1: unknown instruction: FROMM\n";

        Assert.Equal(
            ["Error response from daemon: dockerfile parse error line 1: unknown instruction: FROMM"],
            BuildOutput.FailingStep("Sending build context to Docker daemon  3.584kB\n", error));
    }

    [Fact]
    public void Shows_the_failing_step_of_BuildKit()
    {
        const string error = NewHeader
            + "#3 [internal] load metadata for docker.io/library/debian:bookworm-slim\n#3 DONE 0.0s\n\n#5 [2/2] RUN exit 3\n#5 0.230 hi\n"
            + "#5 ERROR: executor failed running [/bin/sh -c exit 3]: exit code: 3\n------\n > [2/2] RUN exit 3:\n0.230 hi\n------\n"
            + "ERROR: failed to solve: executor failed running [/bin/sh -c exit 3]: exit code: 3\n";

        Assert.Equal(
            [" > [2/2] RUN exit 3:", "0.230 hi", "------", "ERROR: failed to solve: executor failed running [/bin/sh -c exit 3]: exit code: 3"],
            BuildOutput.FailingStep("", error));
        Assert.False(BuildOutput.StoppedAtBase("", error));
    }

    [Theory]
    [InlineData("------\n > [internal] load metadata for no.invalid/x:1:\n------\nERROR: failed to solve: failed to do request: Head \"https://no.invalid/\": no such host\n")]
    [InlineData("ERROR: failed to solve: no.invalid/x:1: failed to resolve source metadata for no.invalid/x:1: no such host\n")]
    public void Sees_that_BuildKit_had_no_base_image(string end) => Assert.True(BuildOutput.StoppedAtBase("", NewHeader + end));
}

using Pipelines.Clients.Containers;
using Pipelines.Clients.Processes;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Clients.Containers;

/// <summary>A shell script in the place of a builder: it keeps its arguments and its environment, says what it is told to, and ends as it is told to.</summary>
internal sealed class FakeBuilder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RecordedLog Log { get; } = new();

    public string Path => _folder.At("fake");

    /// <summary>The arguments of the last call, one each.</summary>
    public IReadOnlyList<string> Arguments => File.ReadAllLines(_folder.At("arguments"));

    /// <summary>The variables of the last call, <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment => File.ReadAllLines(_folder.At("environment"));

    public ContainerEngineOptions Options => new()
    {
        Runner = new ProcessRunner(Log, TimeProvider.System),
        Log = Log,
        Time = TimeProvider.System,
        Client = Path,
        Podman = Path,
        Buildah = Path,
    };

    /// <summary>A script that answers '--version' and 'version', and behaves as it should for everything else.</summary>
    public static FakeBuilder Saying(string version, string output = "", string error = "", int exitCode = 0)
    {
        RealPart.Require("sh");
        var fake = new FakeBuilder();
        fake._folder.Write("output", output);
        fake._folder.Write("error", error);
        fake._folder.Write("fake", $$"""
            #!/bin/sh
            case "$1" in
            --version | version) echo '{{version}}'; exit 0 ;;
            buildx) [ "$2" != version ] || exit 1 ;;
            esac
            printf '%s\n' "$@" >'{{fake._folder.At("arguments")}}'
            env >'{{fake._folder.At("environment")}}'
            while [ $# -gt 0 ]; do
                [ "$1" != --iidfile ] || echo sha256:{{new string('a', 64)}} >"$2"
                shift
            done
            cat '{{fake._folder.At("output")}}'
            cat '{{fake._folder.At("error")}}' >&2
            exit {{exitCode}}
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(fake.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return fake;
    }

    public void Dispose() => _folder.Dispose();
}

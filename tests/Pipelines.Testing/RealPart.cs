using Xunit;

namespace Pipelines.Testing;

/// <summary>
/// The parts that tests use for real (a container engine, a registry, linters …). A test that needs one calls
/// <c>Require</c> first: without the part it is skipped and counted, and with PIPELINES_REQUIRE_ALL=1, as in CI, it fails.
/// </summary>
public static class RealPart
{
    /// <summary>Skips or fails the running test unless every named executable is on PATH.</summary>
    /// <returns>The full paths, in the order of <paramref name="executables"/>.</returns>
    public static IReadOnlyList<string> Require(params string[] executables)
    {
        ArgumentNullException.ThrowIfNull(executables);
        return [.. executables.Select(name => Find(name) ?? Missing($"'{name}' is not on PATH"))];
    }

    /// <summary>Skips or fails the running test unless <paramref name="isThere"/>.</summary>
    public static void Require(bool isThere, string whatIsMissing)
    {
        if (!isThere)
        {
            Missing(whatIsMissing);
        }
    }

    /// <summary>Requires a docker client whose daemon answers.</summary>
    public static string RequireDocker()
    {
        var docker = Require("docker")[0];
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(docker, ["version", "--format", "{{.Server.Version}}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.WaitForExit();
        Require(process.ExitCode == 0, "no Docker daemon answers");
        return docker;
    }

    /// <summary>
    /// Requires node and these packages of npm, in the folder that PIPELINES_NODE_MODULES names ('.ci/run' makes it).
    /// </summary>
    /// <returns>That folder, for a script to <c>require</c> from.</returns>
    public static string RequireNodePackages(params string[] packages)
    {
        ArgumentNullException.ThrowIfNull(packages);
        Require("node");
        var folder = Environment.GetEnvironmentVariable("PIPELINES_NODE_MODULES") ?? Missing("PIPELINES_NODE_MODULES names no folder of node packages");
        foreach (var package in packages)
        {
            Require(File.Exists(Path.Combine(folder, package, "package.json")), $"the node package '{package}' is not in '{folder}'");
        }

        return folder;
    }

    /// <summary>Requires Docker's buildx plug-in, which is in a configuration folder of its own so that it is only there for those who ask for it.</summary>
    /// <returns>The folder, for DOCKER_CONFIG.</returns>
    public static string RequireBuildx()
    {
        RequireDocker();
        var folder = Environment.GetEnvironmentVariable("PIPELINES_BUILDX_CONFIG") ?? "";
        Require(File.Exists(Path.Combine(folder, "cli-plugins", "docker-buildx")), "PIPELINES_BUILDX_CONFIG names no folder with cli-plugins/docker-buildx");
        return folder;
    }

    /// <summary>The full path of an executable on PATH, or null.</summary>
    public static string? Find(string executable) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, executable))
            .FirstOrDefault(File.Exists);

    private static string Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("PIPELINES_REQUIRE_ALL") == "1")
        {
            Assert.Fail($"{what}, and PIPELINES_REQUIRE_ALL=1 says that every part must be there. '.ci/run' installs them.");
        }

        Assert.Skip($"{what}; '.ci/run' installs it.");
        return "";
    }
}

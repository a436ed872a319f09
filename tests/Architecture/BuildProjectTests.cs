using CliWrap;
using CliWrap.Buffered;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Architecture;

/// <summary>build.sh takes build/bin for whole when it holds what was compiled for it and nothing else.</summary>
public sealed class BuildProjectTests
{
    [Theory]
    [InlineData("build")]
    [InlineData("samples/library/build")]
    [InlineData("samples/monorepo/build")]
    [InlineData("samples/orders-api/build")]
    public async Task Puts_what_others_compile_somewhere_else(string folder)
    {
        Assert.Equal("bin/", await OutputAsync(folder, "Release"));
        Assert.StartsWith("obj/bin/Debug/", await OutputAsync(folder, "Debug"), StringComparison.Ordinal);
    }

    private static async Task<string> OutputAsync(string folder, string configuration)
    {
        var answer = await Cli.Wrap("dotnet").WithArguments(["msbuild", "_build.csproj", "-getProperty:OutputPath", $"-p:Configuration={configuration}"])
            .WithWorkingDirectory(Path.Combine(Repository.Root, folder))
            .WithEnvironmentVariables(new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" })
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return answer.StandardOutput.Trim().Replace('\\', '/');
    }
}

using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>What this repository's build loads: only what a target needs, because each assembly costs a part of every start.</summary>
[Collection(CloneCollection.Name)]
public sealed class LoadedAssemblies(Clone clone)
{
    private static readonly string[] Rooms = ["AWSSDK", "VaultSharp", "YamlDotNet", "Microsoft.AspNetCore", "Pipelines.Sandbox"];

    [Theory]
    [InlineData("--help")]
    [InlineData("CompileBuild")]
    public async Task Are_none_of_rooms_that_are_not_entered(string argument)
    {
        var loaded = await LoadedAsync([argument]);

        Assert.Contains("_build", loaded);
        Assert.DoesNotContain(loaded, name => Rooms.Any(room => name.StartsWith(room, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Are_those_of_the_sandbox_when_it_is_asked_for() =>
        Assert.Contains("Pipelines.Sandbox", await LoadedAsync(["SandboxRemove"]));

    private async Task<string[]> LoadedAsync(string[] arguments)
    {
        // Whatever has to be compiled or written is, before the start that counts.
        (await clone.BuildAsync(["CompileBuild"])).MustExitWith(0);
        using var folder = new TemporaryFolder();
        var file = folder.At("loaded");
        (await clone.BuildAsync(arguments, new Dictionary<string, string?>(Clone.NoEngine)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.Variable] = file,
        })).MustExitWith(0);
        return await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
    }
}

using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Architecture;

/// <summary>A checkout may stand in a folder of any name that people and file systems take, also one that MSBuild reads as a quotation mark.</summary>
public sealed class FolderNameTests : IDisposable
{
    private const string Name = "o'brien's ü (1) #x";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Finds_the_subsets_of_upstream_packages()
    {
        var items = (await EvaluateAsync("src/Pipelines/Pipelines.csproj", "-getItem:ProjectReference"))["Items"]!["ProjectReference"]!.AsArray();

        var subsets = items.Select(item => (string)item!["Identity"]!).Where(path => path.Contains("compat", StringComparison.Ordinal)).ToList();
        Assert.Contains(Path.Combine(_folder.Path, Name, "src/compat/VaultSharp/VaultSharp.csproj"), subsets);
        Assert.Equal(6, subsets.Count);
    }

    [Theory]
    [InlineData("tests/Infra/Infra.csproj", "true", "")]
    [InlineData("src/Pipelines/Pipelines.csproj", "", "")]
    [InlineData("src/compat/VaultSharp/VaultSharp.csproj", "", "true")]
    public async Task Tells_tests_subsets_and_sources_apart(string project, string isTests, string isCompat)
    {
        var properties = (await EvaluateAsync(project, "-getProperty:IsTests,IsCompat"))["Properties"]!;

        Assert.Equal((isTests, isCompat), ((string)properties["IsTests"]!, (string)properties["IsCompat"]!));
    }

    // Evaluated only: nothing is restored or compiled.
    private async Task<JsonNode> EvaluateAsync(string project, string question)
    {
        foreach (var file in Directory.GetFiles(Repository.Root, "Directory.*").Append(Path.Combine(Repository.Root, "global.json")).Append(Path.Combine(Repository.Root, project)))
        {
            _folder.Write(Path.Combine(Name, Path.GetRelativePath(Repository.Root, file)), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }

        var answer = await Cli.Wrap("dotnet").WithArguments(["msbuild", Path.Combine(_folder.Path, Name, project), question]).WithWorkingDirectory(Path.Combine(_folder.Path, Name))
            .WithEnvironmentVariables(new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" })
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse(answer.StandardOutput)!;
    }
}

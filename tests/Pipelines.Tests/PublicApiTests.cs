using Pipelines.Definitions;
using Pipelines.Testing;
using PublicApiGenerator;
using Xunit;

namespace Pipelines.Tests;

/// <summary>The public surface, as a file that a reviewer reads: a change of it is a change of this file.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(Application))]
    [InlineData(typeof(Pipelines.Sandbox.Sandbox))]
    public void Is_what_was_accepted(Type entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var file = Path.Combine(Repository.Root, "tests", "Pipelines.Tests", "PublicApi", $"{entry.Assembly.GetName().Name}.approved.txt");
        var now = entry.Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("PIPELINES_WRITE_GENERATED") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, now);
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == now, $"The public surface is not that of {file}. Run the test with PIPELINES_WRITE_GENERATED=1, look at the difference, and commit it.");
    }
}

using System.Reflection;
using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.Tests;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

[UnsupportedOSPlatform("windows")]
public sealed class PartitionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Splits_a_command_by_its_files_as_long_as_they_took()
    {
        foreach (var file in new[] { "a", "b", "c", "new" })
        {
            _folder.Write($"app/test/{file}_test.rb", "");
        }

        _folder.Write("build/test-record.json", """{"ruby":{"seconds":{"test/a_test.rb":9,"test/b_test.rb":4,"test/c_test.rb":4},"ends":{}},"whole":{"seconds":{"":1},"ends":{}}}""");
        TestSuite[] suites = [Files("ruby"), TestSuite.Command("whole", "app", "sh", "-c", "echo \"<testsuite><testcase name='whole'/></testsuite>\" > $1", "sh", "{junit}")];

        var parts = new[] { await RunAsync(suites, 1, 2), await RunAsync(suites, 2, 2) };

        Assert.Equal([["test/a_test.rb", "whole"], ["test/b_test.rb", "test/c_test.rb", "test/new_test.rb"]], parts.Select(Names));
        Assert.Contains("Part 1/2 runs 2 of 5 classes, files and whole suites, split by build/test-record.json.", _log.Lines);
    }

    [Fact]
    public async Task Leaves_a_part_without_work_where_there_are_more_parts_than_files()
    {
        _folder.Write("app/test/a_test.rb", "");

        Assert.Empty((await RunAsync([Files("ruby")], 2, 2)).Suites);
        Assert.Contains(
            "Part 2/2 runs 0 of 1 classes, files and whole suites, split by their number, because there is no record of how long they take.", _log.Lines);
    }

    [Fact]
    public async Task Gives_a_command_all_its_files_when_nothing_is_split()
    {
        _folder.Write("app/test/b c_test.rb", "");
        _folder.Write("app/test/a_test.rb", "");

        var result = await new TestRun(new ProcessRunner(_log, TimeProvider.System), _log, TimeProvider.System)
            .RunAsync([Files("ruby")], new TestRunOptions { Root = _folder.Path }, TestContext.Current.CancellationToken);

        Assert.Equal(["test/a_test.rb", "test/b c_test.rb"], Names(result));
    }

    [Fact]
    public async Task Fails_every_part_where_a_suite_cannot_be_split()
    {
        _folder.Write("unit.csproj", "<Project");
        TestSuite[] suites = [TestSuite.DotNet("unit", "unit.csproj")];

        Assert.Equal(1, (await RunAsync(suites, 1, 2)).ExitCode);
        Assert.Equal(1, (await RunAsync(suites, 2, 2)).ExitCode);
    }

    [Fact]
    public async Task Splits_a_program_of_xunit_by_its_classes_and_runs_failed_methods_again()
    {
        // The versions that are in the package folder of the machine: nothing is downloaded.
        var xunit = typeof(FactAttribute).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        var collector = typeof(PartitionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "CodeCoverage").Value;
        _folder.Write("nuget.config", "<configuration><packageSources><clear/></packageSources></configuration>");
        _folder.Write("unit/unit.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3" Version="{xunit}" />
                <PackageReference Include="Microsoft.Testing.Extensions.CodeCoverage" Version="{collector}" />
                <ProjectReference Include="../src/Shop.csproj" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("src/Shop.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>""");
        _folder.Write("src/Shop.cs", """
            // The prices.
            public static class Shop
            {
                public static int Price(int pieces)
                {
                    if (pieces < 0)
                    {
                        return 0;
                    }

                    return pieces * 3;
                }
            }
            """);
        _folder.Write("unit/T.cs", $$"""
            using Xunit;

            namespace N;

            public sealed class One
            {
                [Fact] public void Passes() => Assert.Equal(3, Shop.Price(1));

                [Theory, InlineData(1)] public void Passes_at_the_second_attempt(int once)
                {
                    var file = @"{{_folder.At("ran")}}";
                    var ran = System.IO.File.Exists(file);
                    System.IO.File.WriteAllText(file, "");
                    Assert.True(ran, $"{once}");
                }

                public sealed class Inner { [Fact] public void Passes() { } }
            }

            public sealed class Two { [Fact(DisplayName = "two and (more)")] public void Passes() { } }
            """);

        // Compiled once, run with and without coverage.
        foreach (var coverage in new[] { false, true })
        {
            File.Delete(_folder.At("ran"));
            TestSuite[] suites = [TestSuite.DotNet("unit", "unit/unit.csproj") with { Coverage = coverage, Retries = 1 }];

            var first = await RunAsync(suites, 1, 2);
            var second = await RunAsync(suites, 2, 2);

            Assert.All([first, second], part => Assert.True(part.Succeeded, string.Join('\n', _log.Lines)));
            Assert.Equal(
                ["N.One+Inner.Passes", "N.One.Passes", "N.One.Passes_at_the_second_attempt(once: 1)", "N.Two.two and (more)"],
                first.Suites.Concat(second.Suites).SelectMany(suite => suite.Tests).Select(test => test.Name).Order(StringComparer.Ordinal));
            Assert.Equal(1, first.Flaky + second.Flaky);
            var report = first.Coverage?.Files.ContainsKey("src/Shop.cs") == true ? first.Coverage : second.Coverage;
            Assert.Equal(coverage, report is not null);
            if (report is not null)
            {
                Assert.Equal((0, 1), (report.Files["src/Shop.cs"][8].Hits, Math.Sign(report.Files["src/Shop.cs"][11].Hits)));
            }
        }
    }

    private static string[] Names(TestRunResult result) => [.. result.Suites.SelectMany(suite => suite.Tests).Select(test => test.Name).Order(StringComparer.Ordinal)];

    // Each file of its arguments is a test.
    private static TestSuite Files(string name)
    {
        const string script = "r=$1; shift; echo '<testsuite>' > $r; for f in \"$@\"; do echo \"<testcase name='$f' file='$f'/>\" >> $r; done; echo '</testsuite>' >> $r";
        return TestSuite.Command(name, "app", "sh", "-c", script, "sh", "{junit}", "{files}") with { Files = "test/**/*_test.rb" };
    }

    private Task<TestRunResult> RunAsync(IReadOnlyList<TestSuite> suites, int part, int total) =>
        new TestRun(new ProcessRunner(_log, TimeProvider.System), _log, TimeProvider.System)
            .RunAsync(suites, new TestRunOptions { Root = _folder.Path, Part = new(part, total) }, TestContext.Current.CancellationToken);
}

using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>When build.sh compiles: with a compiler that only counts, because what counts here is how often.</summary>
public sealed class BuildScript : IDisposable
{
    private readonly ScriptedCheckout _checkout = new(), _job = new();

    [Fact]
    public async Task Compiles_once_and_starts_what_it_compiled()
    {
        for (var start = 0; start < 3; start++)
        {
            (await _checkout.StartAsync()).MustExitWith(0).MustSay("first Greet");
        }

        Assert.Single(_checkout.Compilations);
    }

    [Fact]
    public async Task Compiles_nothing_after_a_checkout_of_the_same_content()
    {
        await _checkout.StartAsync();
        _checkout.Write("src/Program.cs", "first");
        (await _checkout.StartAsync()).MustSay("first Greet");
        Assert.Single(_checkout.Compilations);
    }

    [Fact]
    public async Task Compiles_again_after_every_change()
    {
        await _checkout.StartAsync();
        _checkout.Write("src/Program.cs", "second");
        (await _checkout.StartAsync()).MustSay("second Greet");
        _checkout.Write("src/Zebra.cs", "third");
        (await _checkout.StartAsync()).MustSay("third Greet");
        _checkout.Delete("src/Zebra.cs");
        (await _checkout.StartAsync()).MustSay("second Greet");
        Assert.Equal(4, _checkout.Compilations.Length);
    }

    [Fact]
    public async Task Starts_what_another_job_compiled()
    {
        await _checkout.StartAsync();
        _job.Restore(_checkout);
        (await _job.StartAsync()).MustExitWith(0).MustSay("first Greet");
        (await _job.StartAsync()).MustExitWith(0).MustSay("first Greet");
        Assert.Empty(_job.Compilations);
    }

    [Fact]
    public async Task Starts_what_another_patch_of_the_sdk_compiled()
    {
        await _checkout.StartAsync();
        _job.Restore(_checkout);
        _job.InstallSdk("10.0.499");
        await _job.StartAsync();
        Assert.Empty(_job.Compilations);
    }

    [Theory]
    [InlineData("src/Program.cs")]
    [InlineData("src/New.cs")]
    [InlineData("build/_build.csproj")]
    [InlineData("build.sh")]
    [InlineData("global.json")]
    [InlineData("Directory.Build.props")]
    [InlineData("nuget.config")]
    public async Task Compiles_what_another_job_compiled_from_something_else(string input)
    {
        await _checkout.StartAsync();
        var path = Path.Combine(_job.Root, input);
        var text = File.Exists(path) ? await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken) : "";
        _job.Write(input, text + "\n# another\n");
        _job.Restore(_checkout);
        await _job.StartAsync();
        Assert.Single(_job.Compilations);
    }

    [Fact]
    public async Task Compiles_what_another_band_of_the_sdk_compiled()
    {
        await _checkout.StartAsync();
        _job.Restore(_checkout);
        _job.InstallSdk("10.0.500");
        await _job.StartAsync();
        Assert.Single(_job.Compilations);
    }

    [Theory]
    [InlineData("UpstreamPackages", "all")]
    [InlineData("HOSTTYPE", "pdp11")]
    [InlineData("OSTYPE", "plan9")]
    public async Task Compiles_what_was_compiled_for_something_else(string variable, string value)
    {
        await _checkout.StartAsync();
        _job.Restore(_checkout);
        await _job.StartAsync(from: null, (variable, value));
        Assert.Single(_job.Compilations);
        await _job.StartAsync();
        Assert.Equal(2, _job.Compilations.Length);
    }

    [Theory]
    [InlineData("build/bin/Library.dll")]
    [InlineData("build/bin/_build.dll")]
    [InlineData(".nuke/temp/build.stamp")]
    public async Task Compiles_what_was_restored_by_half(string missing)
    {
        await _checkout.StartAsync();
        _job.Restore(_checkout);
        _job.Delete(missing);
        (await _job.StartAsync()).MustExitWith(0).MustSay("first Greet");
        Assert.Single(_job.Compilations);
        Assert.True(File.Exists(Path.Combine(_job.Root, missing)));
    }

    [Fact]
    public async Task Compiles_what_was_restored_with_another_content()
    {
        await _checkout.StartAsync();
        _job.Restore(_checkout);
        _job.Write("build/bin/Library.dll", "libr");
        await _job.StartAsync();
        Assert.Single(_job.Compilations);
    }

    [Fact]
    public async Task Starts_in_the_folder_of_the_caller_or_in_the_root()
    {
        (await _checkout.StartAsync(Path.Combine(_checkout.Root, "src"))).MustSay($"in {_checkout.Root}/src: ");
        (await _checkout.StartAsync("/")).MustSay($"in {_checkout.Root}: ");
    }

    [Fact]
    public async Task Starts_slower_without_the_compiler_ahead_of_time_and_says_so()
    {
        _checkout.Fail("_build.csproj : error NU1101: Unable to find package Microsoft.NETCore.App.Crossgen2.linux-x64.");
        (await _checkout.StartAsync()).MustExitWith(0).MustSay("first Greet")
            .MustSay("build.sh: the package feed has no Microsoft.NETCore.App.Crossgen2 of this SDK, so the build is not compiled ahead of time and starts slower.");
        Assert.EndsWith("-p:ReadyToRun=false", _checkout.Compilations[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Starts_nothing_that_does_not_compile()
    {
        await _checkout.StartAsync();
        _checkout.Write("src/Program.cs", "second");
        _checkout.Fail("Program.cs(1,1): error CS1002: ; expected");
        for (var start = 0; start < 2; start++)
        {
            (await _checkout.StartAsync()).MustExitWith(1).MustNotSay("Greet").MustSay("error CS1002")
                .MustSay("build.sh: build/_build.csproj does not compile; see above.");
        }
    }

    public void Dispose()
    {
        _checkout.Dispose();
        _job.Dispose();
    }
}

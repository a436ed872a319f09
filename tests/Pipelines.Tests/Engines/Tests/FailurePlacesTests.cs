using Pipelines.Engines.Tests;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

public sealed class FailurePlacesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FailurePlacesTests()
    {
        _folder.Write("app/test/a_test.rb", "");
        _folder.Write("tests/T x.cs", "");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("   at Xunit.Assert.Fail() in /_/src/Asserts.cs:line 9\n   at N.T.A() in {root}/tests/T x.cs:line 5\n", "tests/T x.cs:5")]
    [InlineData("   at N.T.A() in /_/tests/T x.cs:line 5", "tests/T x.cs:5")]
    [InlineData("Expected 1.\n  test/a_test.rb:7:in `block in <main>'", "app/test/a_test.rb:7")]
    [InlineData("app/test/a_test.rb:7", "app/test/a_test.rb:7")]
    [InlineData("Failure:\ntest_x [test/a_test.rb:12]:\nboom", "app/test/a_test.rb:12")]
    [InlineData("/usr/lib/ruby/minitest.rb:1\n{root}/app/test/a_test.rb:3", "app/test/a_test.rb:3")]
    [InlineData("at http://localhost:8080 and nothing.rb:4", null)]
    [InlineData("/etc/profile:1 /etc/host.conf:1", null)]
    [InlineData("", null)]
    public void Are_the_first_file_of_the_repository(string trace, string? place) =>
        Assert.Equal(place, new FailurePlaces(_folder.Path, _folder.At("app"), _folder.Path).In(trace.Replace("{root}", _folder.Path)));
}

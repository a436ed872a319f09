using CsCheck;
using Pipelines.Engines.Tests;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

public sealed class TestRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordedLog _log = new();

    private string File => _folder.At("record.json");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keeps_how_long_classes_and_files_took()
    {
        Add(isWhole: true, Test("A.x", "A", 1), Test("A.y", "A", 0.5), Test("b", "", 2, file: "test/b.rb"));

        var record = TestRecord.Read(File, _log);
        Assert.Equal(1.5, record.DurationOf(new("unit", "A"))!.Value.TotalSeconds);
        Assert.Equal(2, record.DurationOf(new("unit", "test/b.rb"))!.Value.TotalSeconds);
        Assert.Equal(3.5, record.DurationOf(new("unit", null))!.Value.TotalSeconds);
        Assert.Null(record.DurationOf(new("unit", "New")));
        Assert.Null(record.DurationOf(new("other", null)));
        Assert.Equal("{\n  \"unit\": {\n    \"seconds\": {\n      \"A\": 1.5,\n      \"test/b.rb\": 2\n    },\n    \"ends\": {}\n  }\n}\n", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Forgets_tests_that_are_gone_and_keeps_those_of_other_parts()
    {
        Add(isWhole: true, Test("A.x", "A", 1), Test("B.x", "B", 1));
        Add(isWhole: false, Test("A.x", "A", 2));
        Assert.Equal(3, TestRecord.Read(File, _log).DurationOf(new("unit", null))!.Value.TotalSeconds);

        Add(isWhole: true, Test("A.x", "A", 2));
        Assert.Equal(2, TestRecord.Read(File, _log).DurationOf(new("unit", null))!.Value.TotalSeconds);
    }

    [Theory]
    [InlineData("PPPP", "")]
    [InlineData("PFFP", "")]
    [InlineData("FFFF", "")]
    [InlineData("PFPF", "PFPF")]
    [InlineData("FPFPPPPPPPPPPPPP", "")]
    [InlineData("PP~P", "P~P")]
    [InlineData("PPPPPPPPPPPPF~P", "PF~P")]
    public void Names_what_ends_now_so_and_now_so(string ends, string shown)
    {
        foreach (var end in ends)
        {
            Add(isWhole: true, Test("A.x", "A", 1) with { Outcome = end == 'F' ? TestOutcome.Failed : TestOutcome.Passed, IsFlaky = end == '~' });
        }

        Assert.Equal(shown.Length == 0 ? [] : [("unit", "A.x", shown)], TestRecord.Read(File, _log).Unstable());
    }

    [Fact]
    public void Counts_a_run_that_was_skipped_as_none()
    {
        Add(isWhole: true, Test("A.x", "A", 1) with { Outcome = TestOutcome.Failed });
        Add(isWhole: true, Test("A.x", "A", 1) with { Outcome = TestOutcome.Skipped });

        Assert.Empty(TestRecord.Read(File, _log).Unstable());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"unit\":{\"seconds\":{\"A\":\"x\"},\"ends\":{}}}")]
    public void Takes_what_it_cannot_read_for_nothing_and_says_so(string text)
    {
        System.IO.File.WriteAllText(File, text);

        Assert.True(TestRecord.Read(File, _log).IsEmpty);
        Assert.StartsWith($"warning: The record of earlier runs {File} cannot be read, and counts as empty: ", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_whatever_stands_there() => Gen.Char["{}[]\":,0a\\ null"].Array[0, 40].Sample(
        letters =>
        {
            System.IO.File.WriteAllText(File, new string(letters));
            TestRecord.Read(File, new RecordedLog()).DurationOf(new("a", "a"));
        },
        iter: 1000,
        threads: 1);

    private static TestCase Test(string name, string type, double seconds, string file = "") =>
        new(name, TestOutcome.Passed, TimeSpan.FromSeconds(seconds)) { Class = type, File = file };

    private void Add(bool isWhole, params TestCase[] tests) =>
        TestRecord.Read(File, _log).With(new TestRunResult([new SuiteResult("unit", tests, [], TimeSpan.Zero, null)]), isWhole).Write(File);
}

using System.Xml;
using CsCheck;
using Pipelines.Engines.Tests;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

public sealed class JUnitReaderTests : IDisposable
{
    // As xunit.v3 4.0.2 wrote it, shortened.
    private const string Xunit = """
        <testsuites name="Test results" tests="3" failures="1" errors="0" disabled="0" time="0.156"><testsuite name="v3.dll" tests="3" failures="1" errors="0" skipped="1" time="0.156000"><testcase name="N.Calc.Row(n: 1)" time="0.009000" classname="N.Calc" /><testcase name="N.Calc.Fails" time="1.5" classname="N.Calc"><failure message="Assert.Equal() Failure: Values differ&#xA;Expected: 3&#xA;Actual:   2">   at N.Calc.Fails() in /r/T.cs:line 5
           at System.Reflection.X()</failure></testcase><testcase name="N.Calc.Skips" time="0.000000" classname="N.Calc"><skipped>no ruby</skipped></testcase></testsuite></testsuites>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_what_xunit_writes() => Assert.Equal(
        [
            new TestCase("N.Calc.Row(n: 1)", TestOutcome.Passed, TimeSpan.FromMilliseconds(9)) { Class = "N.Calc" },
            new TestCase(
                "N.Calc.Fails",
                TestOutcome.Failed,
                TimeSpan.FromSeconds(1.5),
                "Assert.Equal() Failure: Values differ\nExpected: 3\nActual:   2",
                "\nAssert.Equal() Failure: Values differ\nExpected: 3\nActual:   2\n   at N.Calc.Fails() in /r/T.cs:line 5\n   at System.Reflection.X()") { Class = "N.Calc" },
            new TestCase("N.Calc.Skips", TestOutcome.Skipped, TimeSpan.Zero, "no ruby") { Class = "N.Calc" },
        ],
        Read(Xunit));

    [Theory]
    [InlineData("""<testcase name="a" classname="C"/>""", "C.a", TestOutcome.Passed, "")]
    [InlineData("""<testcase name="a"/>""", "a", TestOutcome.Passed, "")]
    [InlineData("""<testcase classname="C" name="a"><error message="m">at x</error></testcase>""", "C.a", TestOutcome.Failed, "m")]
    [InlineData("""<testcase classname="C" name="a"><failure> m </failure></testcase>""", "C.a", TestOutcome.Failed, "m")]
    [InlineData("""<testcase classname="C" name="a"><failure/></testcase>""", "C.a", TestOutcome.Failed, "")]
    [InlineData("""<testcase classname="C" name="a"><skipped message="later"/></testcase>""", "C.a", TestOutcome.Skipped, "later")]
    [InlineData("""<testcase classname="C" name="a" status="notrun"/>""", "C.a", TestOutcome.Skipped, "")]
    [InlineData("""<testcase classname="C" name="a" status="run"><system-out>failure</system-out></testcase>""", "C.a", TestOutcome.Passed, "")]
    public void Reads_how_a_test_ended(string test, string name, object outcome, string message)
    {
        var read = Assert.Single(Read($"<testsuite>{test}</testsuite>"));

        Assert.Equal((name, (TestOutcome)outcome, message), (read.Name, read.Outcome, read.Message));
    }

    [Theory]
    [InlineData("0.25", 0.25)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1e1", 10)]
    [InlineData("", 0)]
    [InlineData("soon", 0)]
    [InlineData("-1", 0)]
    [InlineData("NaN", 0)]
    [InlineData("Infinity", 0)]
    public void Reads_how_long_a_test_took(string time, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(Read($"<testsuite><testcase name=\"a\" time=\"{time}\"/></testsuite>")).Duration);

    [Fact]
    public void Reads_suites_in_suites_and_names_in_a_namespace() =>
        Assert.Equal(2, Read("<testsuites xmlns='urn:x'><testsuite><testcase name='a'/><testsuite><testcase name='b'/></testsuite></testsuite></testsuites>").Count);

    [Fact]
    public void Refuses_another_kind_of_XML() =>
        Assert.Equal("its root is 'html', and 'testsuites' was expected", Assert.Throws<XmlException>(() => Read("<html/>")).Message);

    [Fact]
    public void Never_takes_half_a_report_for_a_whole_one() =>
        Gen.Int[0, Xunit.Length - 1].Sample(length => Assert.Throws<XmlException>(() => Read(Xunit[..length])), iter: 200, threads: 1);

    [Fact]
    public void Reads_no_entities_of_a_document_type() =>
        Assert.Throws<XmlException>(() => Read("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><testsuite><testcase name='&e;'/></testsuite>"));

    private IReadOnlyList<TestCase> Read(string xml) => JUnitReader.Read(_folder.Write("junit.xml", xml));
}

using System.Text;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Pipelines.Engines.Tests;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.Tests;

public sealed class TrxConverterTests : IDisposable
{
    // As 'dotnet test' wrote it for a project of xunit 2.9.3, shortened.
    private const string Trx = """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun id="c805406a-1562-4d60-ad7e-6930f3980d5c" name="@vm" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testId="1" testName="N.Calc.Adds" duration="00:00:00.2501382" outcome="Passed" />
            <UnitTestResult testId="2" testName="N.Calc.Skips" duration="00:00:00.0010000" outcome="NotExecuted">
              <Output><ErrorInfo><Message>no ruby</Message></ErrorInfo></Output>
            </UnitTestResult>
            <UnitTestResult testId="3" testName="N.Calc.Fails" duration="00:01:00.0041539" outcome="Failed">
              <Output>
                <ErrorInfo>
                  <Message>Expected: 3
        Actual:   2</Message>
                  <StackTrace>   at N.Calc.Fails() in /r/T.cs:line 5</StackTrace>
                </ErrorInfo>
              </Output>
            </UnitTestResult>
            <UnitTestResult testId="4" testName="Rows" outcome="Failed">
              <InnerResults>
                <UnitTestResult testId="4" testName="Rows (1)" outcome="Passed" />
                <UnitTestResult testId="4" testName="Rows (2)" outcome="Timeout" />
              </InnerResults>
            </UnitTestResult>
          </Results>
          <TestDefinitions>
            <UnitTest name="N.Calc.Adds" id="1"><TestMethod className="N.Calc" name="Adds" /></UnitTest>
            <UnitTest name="N.Calc.Fails" id="3"><TestMethod className="N.Calc" name="Fails" /></UnitTest>
            <UnitTest name="Rows" id="4"><TestMethod className="N.Table" name="Rows" /></UnitTest>
          </TestDefinitions>
        </TestRun>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Says_the_same_in_JUnit()
    {
        Convert("\uFEFF" + Trx);

        Assert.Equal(
            [
                ("N.Calc.Adds", TestOutcome.Passed, 0.250138, ""),
                ("N.Calc.Skips", TestOutcome.Skipped, 0.001, "no ruby"),
                ("N.Calc.Fails", TestOutcome.Failed, 60.004154, "Expected: 3\nActual:   2"),
                ("N.Table.Rows (1)", TestOutcome.Passed, 0, ""),
                ("N.Table.Rows (2)", TestOutcome.Failed, 0, "Timeout"),
            ],
            JUnitReader.Read(_folder.At("junit.xml")).Select(test => (test.Name, test.Outcome, test.Duration.TotalSeconds, test.Message)));
        Assert.EndsWith("   at N.Calc.Fails() in /r/T.cs:line 5", JUnitReader.Read(_folder.At("junit.xml"))[2].Trace);
    }

    [Fact]
    public void Counts_for_GitLab_and_writes_no_byte_order_mark()
    {
        Convert(Trx);

        var text = File.ReadAllText(_folder.At("junit.xml"));
        var suite = XDocument.Parse(text).Root!.Element("testsuite")!;
        Assert.StartsWith("<?xml", text);
        Assert.DoesNotContain('\r', text);
        Assert.Equal(["unit", "5", "2", "1"], new[] { "name", "tests", "failures", "skipped" }.Select(name => (string?)suite.Attribute(name)));
    }

    [Fact]
    public void Refuses_half_a_file()
    {
        Assert.Throws<XmlException>(() => Convert(Trx[..(Trx.Length / 2)]));
        Assert.False(File.Exists(_folder.At("junit.xml")));
    }

    [Fact]
    public void Writes_what_can_be_read_or_fails_in_one_way_whatever_it_is_given()
    {
        var bytes = Encoding.UTF8.GetBytes(Trx);
        var changed = Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, (at, value) => (byte[])[.. bytes[..at], value, .. bytes[(at + 1)..]]);
        var cut = Gen.Int[0, bytes.Length].Select(length => bytes[..length]);
        var put = Gen.Select(
            Gen.Int[0, Trx.Length],
            Gen.OneOf("&#x1;", "&#xFFFF;", "&#xD800;", "\u0001", "\uFFFE", "&lt;", "<", "\"", "]]>", "<![CDATA[<a>]]>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "\0", "é", "99:99:99"),
            (at, text) => Encoding.UTF8.GetBytes(Trx.Insert(at, text)));
        Gen.OneOf(changed, cut, put).Sample(
            trx =>
            {
                File.WriteAllBytes(_folder.At("t.trx"), trx);
                File.Delete(_folder.At("junit.xml"));
                try
                {
                    TrxConverter.Convert(_folder.At("t.trx"), _folder.At("junit.xml"), "unit");
                }
                catch (XmlException)
                {
                    // The suite's report cannot be read, then: nothing of it may be left that could be taken for one.
                    Assert.False(File.Exists(_folder.At("junit.xml")));
                    return;
                }

                var root = XDocument.Load(_folder.At("junit.xml")).Root!;
                Assert.Equal((int)root.Element("testsuite")!.Attribute("tests")!, JUnitReader.Read(_folder.At("junit.xml")).Count);
            },
            iter: 2000,
            threads: 1);
    }

    private void Convert(string trx) => TrxConverter.Convert(_folder.Write("t.trx", trx), _folder.At("junit.xml"), "unit");
}

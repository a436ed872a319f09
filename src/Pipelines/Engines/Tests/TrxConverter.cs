using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Pipelines.Engines.Tests.Coverage;

namespace Pipelines.Engines.Tests;

/// <summary>Turns the TRX of <c>dotnet test</c> into the JUnit XML that GitLab reads.</summary>
internal static class TrxConverter
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Writes the JUnit XML of a TRX file.</summary>
    /// <exception cref="XmlException">The TRX is no XML, or half of one, or has a DTD.</exception>
    public static void Convert(string trx, string junit, string suite)
    {
        var run = ReportXml.Load(trx);
        var classes = run.Descendants(Trx + "UnitTest").ToLookup(test => (string?)test.Attribute("id"), test => (string?)test.Element(Trx + "TestMethod")?.Attribute("className"));
        // A data-driven test of MSTest holds its rows as results of their own; these count, not what holds them.
        var tests = run.Descendants(Trx + "UnitTestResult")
            .Where(result => result.Element(Trx + "InnerResults") is null)
            .Select(result => Test(result, classes[(string?)result.Attribute("testId")].FirstOrDefault()))
            .ToList();
        using var writer = XmlWriter.Create(junit, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        new XElement(
            "testsuites",
            new XElement(
                "testsuite",
                new XAttribute("name", suite),
                new XAttribute("tests", tests.Count),
                new XAttribute("failures", tests.Count(test => test.Element("failure") is not null)),
                new XAttribute("skipped", tests.Count(test => test.Element("skipped") is not null)),
                tests)).WriteTo(writer);
    }

    private static XElement Test(XElement result, string? type)
    {
        var error = result.Element(Trx + "Output")?.Element(Trx + "ErrorInfo");
        var message = (string?)error?.Element(Trx + "Message") ?? "";
        return new XElement(
            "testcase",
            new XAttribute("name", (string?)result.Attribute("testName") ?? ""),
            new XAttribute("classname", type ?? ""),
            new XAttribute("time", Seconds((string?)result.Attribute("duration"))),
            // An outcome that is not known to be good is a failure.
            (string?)result.Attribute("outcome") switch
            {
                "Passed" or "Warning" => null,
                "NotExecuted" or "NotRunnable" or "Pending" or "Inconclusive" => new XElement("skipped", new XAttribute("message", message)),
                var outcome => new XElement(
                    "failure",
                    new XAttribute("message", message.Length > 0 ? message : outcome ?? ""),
                    (string?)error?.Element(Trx + "StackTrace") ?? ""),
            });
    }

    private static string Seconds(string? duration) =>
        (TimeSpan.TryParse(duration, CultureInfo.InvariantCulture, out var time) ? time : TimeSpan.Zero).TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Pipelines.Engines.Tests.Coverage;

namespace Pipelines.Engines.Tests;

/// <summary>
/// Puts the report of a further attempt into the first: a failure that passed becomes a <c>flakyFailure</c>, one that failed again has a
/// <c>rerunFailure</c> beside it, as Maven's Surefire writes them (https://maven.apache.org/surefire/maven-surefire-plugin/examples/rerun-failing-tests.html).
/// </summary>
internal static class Attempts
{
    /// <summary>What a report says of a failure that an attempt after it did not have.</summary>
    public const string FlakyFailure = "flakyFailure";

    private const string RerunFailure = "rerunFailure";

    /// <summary>Merges the report of an attempt into that of the suite, in place.</summary>
    /// <param name="report">The report of the suite.</param>
    /// <param name="attempt">The report of the attempt.</param>
    /// <param name="number">Which attempt it was, from 2.</param>
    /// <exception cref="XmlException">One of them cannot be read.</exception>
    public static void Merge(string report, string attempt, int number)
    {
        var root = ReportXml.Load(report);
        // Tests of one name cannot be told apart: all of them must have passed.
        var again = Tests(ReportXml.Load(attempt)).ToLookup(JUnitReader.NameOf, StringComparer.Ordinal);
        foreach (var test in Tests(root).ToList())
        {
            if (again[JUnitReader.NameOf(test)].ToList() is { Count: > 0 } tries)
            {
                Merge(test, tries.SelectMany(Failures).FirstOrDefault(), number);
            }
        }

        foreach (var suite in root.DescendantsAndSelf().Where(element => element.Name.LocalName is "testsuite" or "testsuites").ToList())
        {
            Count(suite, "failures", "failure");
            Count(suite, "errors", "error");
        }

        using var writer = XmlWriter.Create(report, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) });
        root.WriteTo(writer);
    }

    private static void Merge(XElement test, XElement? failureNow, int number)
    {
        var failures = Failures(test).ToList();
        switch (failures.Count > 0, failureNow)
        {
            case (true, null):
                foreach (var failure in failures)
                {
                    failure.Name = FlakyFailure;
                }

                test.Add(new XElement("system-out", TestsText.PassedAt(number)));
                break;
            case (true, { } again):
                test.Add(new XElement(RerunFailure, again.Attributes(), again.Value));
                break;
            case (false, { } first) when !test.Elements().Any(element => element.Name.LocalName == "skipped"):
                // It passed at first, and ran again because a test beside it had failed.
                test.Add(new XElement(FlakyFailure, first.Attributes(), first.Value));
                break;
            default:
                break;
        }
    }

    private static void Count(XElement suite, string attribute, string element)
    {
        if (suite.Attribute(attribute) is { } count)
        {
            count.Value = suite.Descendants().Count(child => child.Name.LocalName == element).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static IEnumerable<XElement> Tests(XElement root) => root.Descendants().Where(element => element.Name.LocalName == "testcase");

    private static IEnumerable<XElement> Failures(XElement test) => test.Elements().Where(element => element.Name.LocalName is "failure" or "error");
}

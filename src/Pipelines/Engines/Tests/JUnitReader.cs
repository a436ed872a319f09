using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Pipelines.Engines.Tests.Coverage;

namespace Pipelines.Engines.Tests;

/// <summary>Reads the tests out of JUnit XML, in the forms that xunit, minitest, RSpec, pytest, Maven and GoogleTest write (https://github.com/testmoapp/junitxml).</summary>
internal static class JUnitReader
{
    /// <summary>Every test of a report, in its order.</summary>
    /// <exception cref="XmlException">The file is no XML, or half of one, or has a DTD, or its root is another than JUnit's.</exception>
    public static IReadOnlyList<TestCase> Read(string file)
    {
        var root = ReportXml.Load(file);
        return root.Name.LocalName is "testsuites" or "testsuite"
            ? [.. root.Descendants().Where(element => element.Name.LocalName == "testcase").Select(Read)]
            : throw new XmlException(TestsText.NotJUnit(root.Name.LocalName));
    }

    private static TestCase Read(XElement test)
    {
        var failure = Child(test, "failure") ?? Child(test, "error");
        var skip = Child(test, "skipped");
        var outcome = failure is not null ? TestOutcome.Failed
            : skip is not null || (string?)test.Attribute("status") is "notrun" or "skipped" or "disabled" ? TestOutcome.Skipped
            : TestOutcome.Passed;
        return new TestCase(
            NameOf(test),
            outcome,
            Seconds((string?)test.Attribute("time")),
            MessageOf(failure ?? skip),
            failure is null ? "" : $"{PlaceOf(test)}\n{(string?)failure.Attribute("message")}\n{failure.Value}")
        {
            Class = (string?)test.Attribute("classname") ?? "",
            File = (string?)test.Attribute("file") ?? "",
            IsFlaky = Child(test, Attempts.FlakyFailure) is not null,
        };
    }

    private static XElement? Child(XElement test, string name) => test.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    /// <summary>The name of a test, with its class; xunit writes the class into both attributes.</summary>
    public static string NameOf(XElement test)
    {
        var (type, name) = ((string?)test.Attribute("classname") ?? "", (string?)test.Attribute("name") ?? "");
        return type.Length == 0 || name.StartsWith(type + ".", StringComparison.Ordinal) ? name : $"{type}.{name}";
    }

    private static string PlaceOf(XElement test) => (string?)test.Attribute("file") is { Length: > 0 } file ? $"{file}:{(string?)test.Attribute("line") ?? "1"}" : "";

    private static string MessageOf(XElement? reason) =>
        ((string?)reason?.Attribute("message") is { Length: > 0 } message ? message : reason?.Value ?? "").Trim();

    private static TimeSpan Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < int.MaxValue
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}

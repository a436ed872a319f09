using System.Xml;
using System.Xml.Linq;

namespace Pipelines.Engines.Tests.Coverage;

/// <summary>Opens the XML that a tool wrote, as what it is: somebody else's. Nothing is fetched, no entity is expanded, and a giant is refused by its size.</summary>
internal static class ReportXml
{
    /// <summary>The largest report that is read, in bytes.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    /// <summary>A reader of a report, to be disposed of.</summary>
    /// <exception cref="XmlException">It is too large.</exception>
    public static XmlReader Open(string file, DtdProcessing dtd = DtdProcessing.Prohibit, long mostBytes = MostBytes)
    {
        var size = new FileInfo(file).Length;
        return size <= mostBytes
            ? XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = dtd, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true })
            : throw new XmlException(CoverageText.TooLarge(size, mostBytes));
    }

    /// <summary>A whole report.</summary>
    /// <exception cref="XmlException">It is no XML, or half of one, has a DTD, or is too large.</exception>
    public static XElement Load(string file)
    {
        using var reader = Open(file);
        return XDocument.Load(reader).Root!;
    }
}

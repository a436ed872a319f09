using System.Globalization;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>How many tests the <c>.trx</c> files of a directory count.</summary>
internal sealed record TestCount(int Passed, int Failed, int Skipped)
{
    public static TestCount Of(AbsolutePath directory)
    {
        if (!directory.DirectoryExists())
            return new(0, 0, 0);
        var counters = directory.GlobFiles("*.trx").SelectMany(x => XDocument.Load(x).Descendants().Where(y => y.Name.LocalName == "Counters")).ToList();
        int Sum(string attribute) => counters.Sum(x => int.Parse(x.Attribute(attribute)?.Value ?? "0", CultureInfo.InvariantCulture));
        return new(Sum("passed"), Sum("failed"), Sum("total") - Sum("executed"));
    }
}

using System.Globalization;
using System.Xml.Linq;

namespace Infra.Picture;

/// <summary>Shapes and words of an SVG, in the order in which they are drawn.</summary>
internal sealed class Canvas(int width, int height, string title)
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Classes, not attributes, so that colours are said once. It brings its own background: pages are dark or light.
    private const string Style = """

        text { font-family: "DejaVu Sans", Verdana, "Segoe UI", sans-serif; font-size: 13px; fill: #1e293b }
        .title { font-size: 22px; font-weight: bold } .head { font-size: 14px; font-weight: bold } .note { font-size: 11px; fill: #56657a } .port { font-size: 12px; font-weight: bold; fill: #334155 }
        .mono { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 11px; fill: #475569 }
        .page { fill: #fbfcfe } .account { fill: #ffffff; stroke: #94a3b8; stroke-width: 1.5 } .vpc { fill: #f8fafc; stroke: #64748b; stroke-width: 1.5; stroke-dasharray: 7 4 }
        .public { fill: #e9f7ef; stroke: #a9dcbf } .private { fill: #eaf1fc; stroke: #bcd2f2 }
        .balancer { fill: #f5f0ff; stroke: #7c3aed; stroke-width: 1.5 } .tasks { fill: #fff4e8; stroke: #ea7a1a; stroke-width: 1.5 } .database { fill: #e3edff; stroke: #2563eb; stroke-width: 1.5 }
        .chip { fill: #ffffff; fill-opacity: 0.75 } .endpoint { fill: #e6f7f5; stroke: #0d9488; stroke-width: 1.5 } .outside { fill: #ffffff; stroke: #475569; stroke-width: 1.5 } .service { fill: #ffffff; stroke: #0d9488 } .role { fill: #fffbea; stroke: #b7891b; stroke-width: 1.5 }
        .road { fill: none; stroke: #334155; stroke-width: 2 } .control { fill: none; stroke: #b7891b; stroke-width: 1.6; stroke-dasharray: 5 4 } .inside { fill: none; stroke: #0d9488; stroke-width: 1.4; stroke-dasharray: 2 3 }
        .halo { paint-order: stroke; stroke: #ffffff; stroke-width: 5px; stroke-linejoin: round }

        """;

    private readonly XElement root = new(
        Svg + "svg",
        new XAttribute("viewBox", $"0 0 {width} {height}"),
        new XAttribute("role", "img"),
        new XElement(Svg + "title", title),
        new XElement(Svg + "style", Style),
        new XElement(Svg + "defs", Marker("road-end", "#334155"), Marker("control-end", "#b7891b"), Marker("inside-end", "#0d9488")),
        new XElement(Svg + "rect", new XAttribute("class", "page"), new XAttribute("width", width), new XAttribute("height", height), new XAttribute("rx", 14)));

    public void Box(string kind, double x, double y, double width, double height, double radius = 8) =>
        Add("rect", ("class", kind), ("x", Text(x)), ("y", Text(y)), ("width", Text(width)), ("height", Text(height)), ("rx", Text(radius)));

    /// <summary>Lines of text below each other; the first stands on <paramref name="y"/>.</summary>
    public void Words(double x, double y, string anchor, params (string Kind, string Line)[] lines)
    {
        var below = y;
        foreach (var (kind, line) in lines)
        {
            var text = new XElement(Svg + "text", new XAttribute("x", Text(x)), new XAttribute("y", Text(below)), new XAttribute("class", kind), line);
            if (anchor != "start")
            {
                text.Add(new XAttribute("text-anchor", anchor));
            }

            root.Add(text);
            below += 17;
        }
    }

    /// <summary>A line through these points with an arrow at its end.</summary>
    public void Arrow(string kind, params (double X, double Y)[] points) =>
        Add("path", ("class", kind), ("marker-end", $"url(#{kind}-end)"), ("d", "M" + string.Join(" L", points.Select(point => $"{Text(point.X)} {Text(point.Y)}"))));

    public override string ToString() => root + "\n";

    private static XElement Marker(string id, string colour) => new(
        Svg + "marker",
        new XAttribute("id", id), new XAttribute("viewBox", "0 0 10 10"), new XAttribute("refX", 9), new XAttribute("refY", 5), new XAttribute("markerWidth", 9), new XAttribute("markerHeight", 9),
        new XAttribute("markerUnits", "userSpaceOnUse"), new XAttribute("orient", "auto-start-reverse"),
        new XElement(Svg + "path", new XAttribute("d", "M0 0 L10 5 L0 10 z"), new XAttribute("fill", colour)));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(string name, params (string Name, string Value)[] attributes) =>
        root.Add(new XElement(Svg + name, attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value))));
}

namespace Pipelines.Yaml;

/// <summary>A value of the file: a text, a list, or <see cref="Keywords"/>.</summary>
internal abstract class Node;

/// <summary>One value in one style.</summary>
internal sealed class TextNode(string text, TextStyle style) : Node
{
    public string Text { get; } = text;

    public TextStyle Style { get; } = style;
}

/// <summary>Values in their order.</summary>
internal sealed class ListNode(IReadOnlyList<Node> items) : Node
{
    public IReadOnlyList<Node> Items { get; } = items;
}

/// <summary>How a text stands in the file.</summary>
internal enum TextStyle
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    Single,

    /// <summary>In double quotes, with escapes.</summary>
    Double,

    /// <summary>A literal block.</summary>
    Block,
}

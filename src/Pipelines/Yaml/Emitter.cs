using System.Globalization;
using System.Text;

namespace Pipelines.Yaml;

/// <summary>
/// Writes nodes as block YAML: two spaces an indentation, lists indented too, lines never folded, no anchors, no tags. YamlDotNet reads it back in the
/// tests; its own emitter took many times as long (docs/performance.md).
/// </summary>
internal sealed class Emitter(StringBuilder text)
{
    // Readers look no farther than 1,024 letters for the colon behind a key; an escape takes up to six.
    private const int LongestSimpleKey = 160;

    /// <summary>A line that only people read.</summary>
    public void Comment(string comment, int indent) => Indent(indent).Append("# ").Append(comment).Append('\n');

    /// <summary>A key and its value, from the beginning of a line to the end of one.</summary>
    public void Entry(string key, Node value, int indent)
    {
        Indent(indent);
        KeyAndValue(key, value, indent);
    }

    private void KeyAndValue(string key, Node value, int indent)
    {
        if (key.Length > LongestSimpleKey)
        {
            text.Append("? ");
            Line(key, Scalars.StyleOfKey(key), indent);
            text.Append('\n');
            Indent(indent);
        }
        else
        {
            Line(key, Scalars.StyleOfKey(key), indent);
        }

        text.Append(':');
        switch (value)
        {
            case Keywords { Entries.Count: > 0 } keywords:
                text.Append('\n');
                foreach (var entry in keywords.Entries)
                {
                    if (entry.Comment is not null)
                    {
                        Comment(entry.Comment, indent + 2);
                    }

                    Entry(entry.Key, entry.Value, indent + 2);
                }

                break;
            case ListNode { Items.Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list.Items)
                {
                    Indent(indent + 2);
                    Item(item, indent + 2);
                }

                break;
            default:
                Short(value, indent);
                break;
        }
    }

    // An item begins behind its dash, in the same line.
    private void Item(Node item, int indent)
    {
        text.Append('-');
        switch (item)
        {
            case Keywords { Entries: { Count: > 0 } entries }:
                text.Append(' ');
                KeyAndValue(entries[0].Key, entries[0].Value, indent + 2);
                for (var i = 1; i < entries.Count; i++)
                {
                    Entry(entries[i].Key, entries[i].Value, indent + 2);
                }

                break;
            case ListNode { Items: { Count: > 0 } items }:
                text.Append(' ');
                Item(items[0], indent + 2);
                for (var i = 1; i < items.Count; i++)
                {
                    Indent(indent + 2);
                    Item(items[i], indent + 2);
                }

                break;
            default:
                Short(item, indent);
                break;
        }
    }

    // A value that stands behind its key or dash.
    private void Short(Node value, int indent)
    {
        switch (value)
        {
            case TextNode { Text.Length: 0, Style: TextStyle.Plain }:
                break;
            case TextNode scalar:
                text.Append(' ');
                Line(scalar.Text, scalar.Style, indent);
                break;
            case ListNode:
                text.Append(" []");
                break;
            default:
                text.Append(" {}");
                break;
        }

        text.Append('\n');
    }

    private void Line(string value, TextStyle style, int indent)
    {
        switch (style)
        {
            case TextStyle.Plain:
                text.Append(value);
                break;
            case TextStyle.Single:
                text.Append('\'').Append(value.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
                break;
            case TextStyle.Double:
                text.Append('"');
                Escape(value);
                text.Append('"');
                break;
            case TextStyle.Block:
                Block(value, indent + 2);
                break;
        }
    }

    private void Block(string value, int indent)
    {
        text.Append(value[^1] == '\n' ? "|" : "|-");
        foreach (var line in value.AsSpan().TrimEnd('\n').EnumerateLines())
        {
            text.Append('\n');
            if (line.Length > 0)
            {
                Indent(indent).Append(line);
            }
        }
    }

    private void Escape(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (letter is '"' or '\\')
            {
                text.Append('\\').Append(letter);
            }
            else if (char.IsHighSurrogate(letter) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                text.Append(letter).Append(value[++i]);
            }
            else if (char.IsSurrogate(letter))
            {
                throw YamlText.HalfLetter(value);
            }
            else if (Scalars.IsSpecial(letter))
            {
                text.Append(letter switch
                {
                    '\n' => "\\n",
                    '\t' => "\\t",
                    '\r' => "\\r",
                    '\0' => "\\0",
                    <= '\xFF' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)letter:X2}"),
                    _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                });
            }
            else
            {
                text.Append(letter);
            }
        }
    }

    private StringBuilder Indent(int indent) => text.Append(' ', indent);
}

using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Pipelines.Values;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>Reads a JSON file into parts that know their place: strict JSON, no comments, each member once.</summary>
internal ref struct JsonFile
{
    private readonly string _name;
    private readonly ReadOnlySpan<byte> _text;
    private readonly List<DefinitionMistake> _mistakes;
    private Utf8JsonReader _reader;

    // Where the last place was: places are asked for from the front to the back, and no byte is counted twice.
    private int _offset, _line, _column;

    private JsonFile(string name, ReadOnlySpan<byte> text, List<DefinitionMistake> mistakes)
    {
        _name = name;
        _text = text;
        _mistakes = mistakes;
        _reader = new Utf8JsonReader(text);
        (_line, _column) = (1, 1);
    }

    /// <summary>The largest file that is read: 256 KiB, four times what ECS takes.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>The parts of a file, or null when it is not JSON; what is wrong is added to <paramref name="mistakes"/>.</summary>
    /// <param name="name">The file as mistakes name it, relative to the repository's root.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="mistakes">Receives duplicates and broken syntax.</param>
    public static JsonPart? Read(string name, ReadOnlySpan<byte> bytes, List<DefinitionMistake> mistakes)
    {
        var text = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (text.Length > MostBytes)
        {
            mistakes.Add(ContainersText.TooLong(name, text.Length, MostBytes));
            return null;
        }

        if (!Utf8.IsValid(text))
        {
            mistakes.Add(ContainersText.NotUtf8(name));
            return null;
        }

        if (IsBlank(text))
        {
            mistakes.Add(ContainersText.Empty(name));
            return null;
        }

        var file = new JsonFile(name, text, mistakes);
        try
        {
            file._reader.Read();
            var root = file.Value();
            file._reader.Read();
            return root;
        }
        catch (JsonException broken)
        {
            mistakes.Add(ContainersText.BrokenJson(file.PlaceOf(broken), broken));
            return null;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
        {
            if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return false;
            }
        }

        return true;
    }

    private JsonPart Value() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => Map(),
        JsonTokenType.StartArray => Series(),
        JsonTokenType.String => new JsonPart.Scalar(Here(), JsonValueKind.String, Text()),
        JsonTokenType.Number => new JsonPart.Scalar(Here(), JsonValueKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan)),
        JsonTokenType.True => new JsonPart.Scalar(Here(), JsonValueKind.True, "true"),
        JsonTokenType.False => new JsonPart.Scalar(Here(), JsonValueKind.False, "false"),
        _ => new JsonPart.Scalar(Here(), JsonValueKind.Null, "null"),
    };

    private JsonPart.Map Map()
    {
        var at = Here();
        var (members, known) = (new List<JsonMember>(), new Dictionary<string, JsonMember>());
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, place) = (Text(), Here());
            _reader.Read();
            var member = new JsonMember(name, place, Value());
            if (known.TryAdd(name, member))
            {
                members.Add(member);
            }
            else
            {
                _mistakes.Add(ContainersText.Duplicate(member, known[name]));
            }
        }

        return new(at, members);
    }

    private JsonPart.Series Series()
    {
        var at = Here();
        var items = new List<JsonPart>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value());
        }

        return new(at, items);
    }

    // Half of a surrogate pair, written as an escape, is JSON but no text.
    private string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _mistakes.Add(ContainersText.NoText(Here()));
            return "";
        }
    }

    private Place Here()
    {
        var between = _text[_offset..(int)_reader.TokenStartIndex];
        var newLines = between.Count((byte)'\n');
        if (newLines > 0)
        {
            (_line, _column) = (_line + newLines, 1);
            between = between[(between.LastIndexOf((byte)'\n') + 1)..];
        }

        (_column, _offset) = (_column + Encoding.UTF8.GetCharCount(between), (int)_reader.TokenStartIndex);
        return new(_name, _line, _column);
    }

    // The reader counts bytes, and people characters.
    private readonly Place PlaceOf(JsonException broken)
    {
        var start = 0;
        for (var line = 0; line < broken.LineNumber; line++)
        {
            start += _text[start..].IndexOf((byte)'\n') + 1;
        }

        var before = _text[start..(int)Math.Min(_text.Length, start + (broken.BytePositionInLine ?? 0))];
        return new(_name, (int)(broken.LineNumber ?? 0) + 1, Encoding.UTF8.GetCharCount(before) + 1);
    }
}

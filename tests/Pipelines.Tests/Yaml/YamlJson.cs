using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Testing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipelines.Tests.Yaml;

/// <summary>YAML as JSON has it, by readers that are not ours.</summary>
internal static class YamlJson
{
    /// <summary>The documents of a text, read by YamlDotNet; plain words are typed as YAML 1.2 types them.</summary>
    public static IReadOnlyList<JsonNode?> Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return [.. stream.Documents.Select(document => Of(document.RootNode))];
    }

    /// <summary>The first document of a text, read by Ruby.</summary>
    public static JsonNode? ReadByRuby(string yaml)
    {
        var ruby = RealPart.Require("ruby")[0];
        const string Script = "STDIN.set_encoding('UTF-8'); puts JSON.generate(YAML.load(STDIN.read))";
        using var process = Process.Start(new ProcessStartInfo(ruby, ["-ryaml", "-rjson", "-e", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        process.StandardInput.Write(yaml);
        process.StandardInput.Close();
        return JsonNode.Parse(process.StandardOutput.ReadToEnd());
    }

    private static JsonNode? Of(YamlNode node) => node switch
    {
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Of)]),
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Of(pair.Value)))),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => OfPlain(plain.Value!),
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };

    private static JsonNode? OfPlain(string word) => word switch
    {
        "" or "null" => null,
        "true" or "false" => JsonValue.Create(word == "true"),
        _ when decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(word),
    };
}

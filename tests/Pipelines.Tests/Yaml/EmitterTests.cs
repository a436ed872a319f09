using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Pipelines.Values;
using Pipelines.Yaml;
using Xunit;

namespace Pipelines.Tests.Yaml;

public class EmitterTests
{
    [Fact]
    public void Reads_back_every_tree_as_it_was_printed() =>
        Trees(3).Sample(tree => Assert.True(JsonNode.DeepEquals(JsonOf(tree), YamlJson.Read(Print(tree))[0]!["key"]), Print(tree)));

    [Fact]
    public void Reads_back_in_ruby_which_gitlab_is_written_in() => Trees(3).Array[60].Sample(
        trees =>
        {
            var all = new ListNode(trees);
            Assert.True(JsonNode.DeepEquals(JsonOf(all), YamlJson.ReadByRuby(Print(all))!["key"]), Print(all));
        },
        iter: 3);

    [Fact]
    public void Never_folds_a_long_line()
    {
        var line = string.Join(' ', Enumerable.Repeat("echo \"a: b\" #", 1_000));

        Assert.Equal($"key: '{line}'\n", Print(Scalars.Text(line)));
    }

    [Fact]
    public void Prints_a_script_of_several_lines_as_a_block() =>
        Assert.Equal(
            """
            key:
              - |-
                if true; then
                  echo "a: b # c"

                fi
              - |
                # ü
                x

            """,
            Print(Keywords.ListOf(["if true; then\n  echo \"a: b # c\"\n\nfi", "# ü\nx\n"])));

    [Fact]
    public void Prints_a_key_of_any_length_and_letters()
    {
        var key = new string('ü', 2_000) + "\n";

        Assert.Equal("1", YamlJson.Read(Print(new Keywords().Add(key, "1")))[0]!["key"]![key]!.GetValue<string>());
    }

    [Fact]
    public void Refuses_half_a_letter() =>
        Assert.Equal("text 'a\ud83d': it holds one half of a surrogate pair, which no file can hold. Remove it.", Assert.Throws<DefinitionException>(() => Print(Scalars.Text("a\ud83d"))).Message);

    private static Gen<Node> Trees(int depth)
    {
        // Ruby merges the value of a key '<<' even when the key is quoted.
        var name = ScalarsTests.Texts.Where(key => key != "<<");
        var text = ScalarsTests.Texts.Select(Scalars.Text);
        return depth == 0 ? text : Gen.OneOf(
            text,
            Trees(depth - 1).Array[0, 4].Select(Node (items) => new ListNode(items)),
            Gen.Select(name, Trees(depth - 1)).Array[0, 4].Select(Node (pairs) =>
                Keywords.MapOf(pairs.DistinctBy(pair => pair.Item1).ToList(), pair => pair.Item1, pair => pair.Item2)));
    }

    private static string Print(Node node)
    {
        var text = new StringBuilder();
        new Emitter(text).Entry("key", node, indent: 0);
        return text.ToString();
    }

    private static JsonNode? JsonOf(Node node) => node switch
    {
        TextNode text => JsonValue.Create(text.Text),
        ListNode list => new JsonArray([.. list.Items.Select(JsonOf)]),
        _ => new JsonObject(((Keywords)node).Entries.Select(entry => KeyValuePair.Create(entry.Key, JsonOf(entry.Value)))),
    };
}

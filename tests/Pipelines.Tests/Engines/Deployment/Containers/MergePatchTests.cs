using System.Text;
using System.Text.Json.Nodes;
using Pipelines.Engines.Deployment.Containers;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Containers;

public class MergePatchTests
{
    // The table of https://www.rfc-editor.org/rfc/rfc7396#appendix-A.
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Merges_as_the_standard_does(string target, string patch, string result) =>
        Assert.Equal(result, Text(MergePatch.Apply(Read(target), Read(patch))));

    [Fact]
    public void Keeps_the_place_at_which_each_value_was_written()
    {
        var merged = (JsonPart.Map)MergePatch.Apply(Read("{\"a\":1,\n\"b\":2}"), Read("{\n\n \"a\":3}", "patch"));

        Assert.Equal("patch:3:6", merged["a"]!.At.ToString());
        Assert.Equal("file:2:5", merged["b"]!.At.ToString());
    }

    private static JsonPart Read(string text, string name = "file") => JsonFile.Read(name, Encoding.UTF8.GetBytes(text), [])!;

    private static string Text(JsonPart part) => part switch
    {
        JsonPart.Map map => "{" + string.Join(",", map.Members.Select(member => $"\"{member.Name}\":{Text(member.Value)}")) + "}",
        JsonPart.Series series => "[" + string.Join(",", series.Items.Select(Text)) + "]",
        JsonPart.Scalar { Kind: System.Text.Json.JsonValueKind.String } text => JsonValue.Create(text.Text).ToJsonString(),
        JsonPart.Scalar scalar => scalar.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };
}

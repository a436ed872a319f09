using System.Text.Json.Nodes;
using CsCheck;
using Pipelines.Model;
using Pipelines.Yaml;
using Xunit;

namespace Pipelines.Tests.Yaml;

public class ScalarsTests
{
    // Texts that some reader takes for a truth value, nothing, a number, a time, a date, a symbol, a merge or an indicator.
    private static readonly string[] Tricky =
    [
        "y", "Y", "n", "yes", "No", "on", "OFF", "true", "False", "null", "NULL", "~", "", " ", "1", "-1", "+1", "0", "007", "0o7", "0x1f", "0b1", "1_000", "1,000", "1.5", ".5", "-.5",
        "1e3", "1.e+3", ".inf", "-.Inf", ".NaN", "12:30", "1:30:15", "190:20:30.15", "2024-01-01", "2024-01-01 10:00:00 +01:00", "2024-01-01T10:00:00Z", "<<", "=", ":symbol", "a: b", "a:", "a #b", "a#b",
        "# c", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"", "a\"b", "a'b", "a\\b", "[a]", "{a}", "a, b", "- a", "-", "--", "---", "...", "? a", "?", "a\tb", "\ta", "a ", " a", "a\nb", "a\nb\n", "a\n\nb",
        "a\n", "\na", "a\n b", "a \nb", "a\n\tb", "a\tb\nc", "a\nb ", "a\nb\n\n", "\n", "\n\n", " a\nb", "a\n# b", "a\n\n  b\n c", "#\n---\n...", "ü\n日本\n💡", "if true\n  echo\nfi", "0o17", "1_0", "0x", "2024-1-1", "12e03", "a\r\nb", "a\rb", "\0", "\u0085", "\u2028", "\ufeff", "ü", "日本", "💡", "$A == \"b\" && $C =~ /^x$/", "tcp://docker:2376", "**/*.cs", "./build.sh Test --skip", "C:\\x", "1 week", "10.0",
    ];

    [Theory]
    [InlineData("./build.sh Deploy --env dev --skip", TextStyle.Plain)]
    [InlineData("$CI_COMMIT_BRANCH == \"staging\"", TextStyle.Plain)]
    [InlineData("artifacts/**/*.deb", TextStyle.Plain)]
    [InlineData("tcp://docker:2376", TextStyle.Plain)]
    [InlineData("1", TextStyle.Double)]
    [InlineData("on", TextStyle.Double)]
    [InlineData("**/*.deb", TextStyle.Double)]
    [InlineData("echo \"a: b\"", TextStyle.Single)]
    [InlineData("one\ntwo", TextStyle.Block)]
    public void Quotes_only_what_needs_it(string text, object style) => Assert.Equal(style, Scalars.StyleOf(text));

    [Fact]
    public void Reads_back_what_was_written_with_our_own_parser() =>
        Texts.Array[1, 8].Sample(texts => Assert.Equal(texts, Read(Print(texts))));

    [Fact]
    public void Reads_back_all_tricky_texts() => Assert.Equal(Tricky, Read(Print(Tricky)));

    [Fact]
    public void Reads_back_as_the_same_texts_in_ruby_which_gitlab_is_written_in()
    {
        Assert.Equal(Tricky, ReadByRuby(Print(Tricky)));
        Texts.Array[400].Sample(texts => Assert.Equal(texts, ReadByRuby(Print(texts))), iter: 3);
    }

    internal static Gen<string> Texts { get; } = Gen.OneOf(
        Gen.Int[0, Tricky.Length - 1].Select(i => Tricky[i]),
        Gen.Char[' ', '~'].Array[0, 12].Select(letters => new string(letters)),
        Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\0', '\u00ff'], Gen.Char['\u2000', '\u20ff']).Array[0, 12].Select(letters => new string(letters)),
        Gen.Int[0, Tricky.Length - 1].Array[2, 3].Select(indexes => string.Join('\n', indexes.Select(i => Tricky[i]))));

    private static string Print(string[] texts) => PipelineYaml.Print(new Pipeline { Symbol = "Build", Jobs = [new("job") { Script = texts }] });

    private static IEnumerable<string?> Read(string yaml) => Script(YamlJson.Read(yaml)[0]);

    private static IEnumerable<string?> ReadByRuby(string yaml) => Script(YamlJson.ReadByRuby(yaml));

    private static IEnumerable<string?> Script(JsonNode? file) => file!["job"]!["script"]!.AsArray().Select(line => line!.GetValue<string>());
}

using Pipelines.Model;
using Pipelines.Values;
using Pipelines.Yaml;
using Xunit;

namespace Pipelines.Tests.Yaml;

public class RawYamlTests
{
    [Fact]
    public void Prints_raw_keywords_last_under_a_comment_that_says_so() =>
        Assert.EndsWith(
            """
            # Build.Pages, with raw YAML of its own
            pages:
              script:
                - make
              # Raw YAML of the definition:
              pages:
                publish: public
                expire_in: "1"
              inputs: [1, b]

            """.Replace("[1, b]", "\n    - 1\n    - b").Replace("inputs: \n", "inputs:\n"),
            Print("pages: { publish: public, expire_in: '1' }\ninputs: [1, b]"));

    [Theory]
    [InlineData("- a", "it is not one YAML mapping")]
    [InlineData("", "it is not one YAML mapping")]
    [InlineData("script: [x]", "it repeats the keyword 'script'")]
    [InlineData("a: &x 1", "it has the anchor '&x'")]
    [InlineData("a: !reference [x]", "it has the tag '!reference'")]
    public void Refuses_what_is_no_mapping_of_further_keywords(string raw, string what) =>
        Assert.Equal(
            $"Build.Pages (Raw of job 'pages'): {what}. Write a YAML mapping of further keywords, without anchors.",
            Assert.Throws<DefinitionException>(() => Print(raw)).Message);

    [Theory]
    [InlineData("a: 1\nb: [1", "line 3: While parsing a flow sequence, did not find expected ',' or ']'")]
    [InlineData("a: 1\nb: [1\nc: 2", "a bracket is not closed")]
    public void Refuses_what_is_no_yaml_with_the_reason(string raw, string reason) =>
        Assert.Equal(
            $"Build.Pages (Raw of job 'pages'): it is not YAML ({reason}). Write a YAML mapping of further keywords, without anchors.",
            Assert.Throws<DefinitionException>(() => Print(raw)).Message);

    private static string Print(string raw) =>
        PipelineYaml.Print(new Pipeline { Symbol = "Build", Jobs = [new("pages") { Symbol = "Build.Pages", Script = ["make"], Raw = raw }] });
}

using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Gate;

public sealed class SuppressionFileTests : IDisposable
{
    private const string Path = "suppressions.json";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_each_with_its_line()
    {
        _folder.Write(Path, """
            [
              { "rule": "shellcheck/SC2086", "path": "samples/*", "reason": "old", "until": "2027-01-31" },

              {
                "rule": "yamllint/*", "reason": "older", "until": "2028-02-29"
              }
            ]
            """);

        var suppressions = SuppressionFile.Read(_folder.Path, Path);

        Assert.Equal(
            [("shellcheck/SC2086", "samples/*", "old", new DateOnly(2027, 1, 31), 2), ("yamllint/*", "*", "older", new DateOnly(2028, 2, 29), 4)],
            suppressions.Select(suppression => (suppression.Rule, suppression.Path, suppression.Reason, suppression.Until, suppression.Line)));
        Assert.All(suppressions, suppression => Assert.Equal(Path, suppression.File));
    }

    [Fact]
    public void Need_not_be_there() => Assert.Empty(SuppressionFile.Read(_folder.Path, Path));

    [Fact]
    public void Refuses_all_that_is_wrong_at_once()
    {
        _folder.Write(Path, """
            [
              { "rule": "a/b", "reason": "", "until": "2027-02-30" },
              { "rule": "a/b", "raeson": "x", "until": "2027-01-31" },
              { "rule": 7, "reason": "x" },
              "a/b"
            ]
            """);

        var exception = Assert.Throws<DefinitionException>(() => SuppressionFile.Read(_folder.Path, Path));

        Assert.Equal(
            [
                "suppressions.json:2: it has no reason. Say why, for whoever asks later.",
                "suppressions.json:2: it has no end. Write the last day on which it holds: 'until' as YYYY-MM-DD.",
                "suppressions.json:3: 'raeson' is unknown, or its value is no text. Did you mean 'reason'? Words: rule, path, reason, until.",
                "suppressions.json:3: it has no reason. Say why, for whoever asks later.",
                "suppressions.json:4: 'rule' is unknown, or its value is no text. Words: rule, path, reason, until.",
                "suppressions.json:4: it has no rule. Write it.",
                "suppressions.json:4: it has no end. Write the last day on which it holds: 'until' as YYYY-MM-DD.",
                "suppressions.json:5: it is no object. Write 'rule', 'reason' and 'until' in braces.",
            ],
            exception.Mistakes.Select(mistake => mistake.ToString()));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("")]
    public void Refuses_what_is_no_list(string text)
    {
        _folder.Write(Path, text);

        Assert.StartsWith("suppressions.json: it is no JSON array of suppressions: ", Assert.Throws<DefinitionException>(() => SuppressionFile.Read(_folder.Path, Path)).Message, StringComparison.Ordinal);
    }
}

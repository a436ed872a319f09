using Pipelines.Engines.CodeQuality.Output;
using Pipelines.Testing;
using Xunit;
using static Pipelines.Tests.Engines.CodeQuality.Output.Judged;

namespace Pipelines.Tests.Engines.CodeQuality.Output;

public sealed class FindingSummaryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Has_the_verdict_the_counts_and_the_worst_findings_new_ones_first()
    {
        var result = Judged.Of(_folder, Item(1, isKnown: true), Item(2, message: "a | <b> @all [x](y) `c`")).Compared() with { Incomplete = ["ruby is gone"] };

        Assert.Equal(
            """
            # Lint: failed

            2 findings, 1 new and at or above minor: mend it and run it again.

            - Not everything was looked at: ruby is gone.

            | tool | blocker | critical | major | minor | info | all | new |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | shellcheck | - | - | - | 2 | - | 2 | 1 |

            | place | severity | finding | new |
            | --- | --- | --- | --- |
            | run.sh:2 | minor | a \| &lt;b> &#64;all \[x\](y) \`c\` (shellcheck/SC2086) | new |
            | run.sh:1 | minor | m (shellcheck/SC2086) |  |

            """.ReplaceLineEndings("\n"),
            FindingSummary.Of(result));
    }

    [Fact]
    public void Stays_short()
    {
        var text = FindingSummary.Of(Judged.Of(_folder, [.. Enumerable.Range(1, 60).Select(number => Item(number))]));

        Assert.EndsWith("\n10 more findings: see findings.html.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_two_lines_when_nothing_was_found() => Assert.Equal("# Lint: passed\n\nNo findings.\n", FindingSummary.Of(Judged.Of(_folder)));
}

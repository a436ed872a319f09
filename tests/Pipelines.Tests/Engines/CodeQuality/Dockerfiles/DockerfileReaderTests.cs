using CsCheck;
using Pipelines.Engines.CodeQuality.Dockerfiles;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Dockerfiles;

public sealed class DockerfileReaderTests
{
    [Fact]
    public void Joins_the_lines_of_an_instruction_without_comments_and_empty_lines()
    {
        var run = Assert.Single(Read("# note\n\nrun a \\\n  # within\n\n  && b \\  \n  && c\n"));

        Assert.Equal(("RUN", 3), (run.Keyword, run.Line));
        Assert.Equal(["a", "&&", "b", "&&", "c"], run.Arguments);
        Assert.Equal([3, 6, 7], new[] { "a", "b", "c" }.Select(word => run.LineAt(run.Text.IndexOf(word, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("# escape=`\nRUN a `\n b", "a b")]
    [InlineData("#syntax=docker/dockerfile:1\n# Escape = `\nRUN a `\n b", "a b")]
    [InlineData("# a comment\n# escape=`\nRUN a \\\n b", "a b")]
    [InlineData("\n# escape=`\nRUN a \\\n b", "a b")]
    [InlineData("\uFEFFRUN a \\\r\n b\r\n", "a b")]
    public void Goes_by_the_escape_directive_where_it_is_one(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Assert.Single(Read(text)).Arguments));

    [Fact]
    public void Reads_heredocs_as_part_of_their_instruction()
    {
        var all = Read("RUN <<EOF\napt-get update\nFROM nothing\nEOF\nCOPY <<-'A' <<B /x/\n\tone\n\tA\ntwo\nB\nUSER 1\n");

        Assert.Equal(["RUN", "COPY", "USER"], all.Select(instruction => instruction.Keyword));
        Assert.Equal([1, 5, 10], all.Select(instruction => instruction.Line));
        Assert.Equal(3, all[0].LineAt(all[0].Text.IndexOf("FROM", StringComparison.Ordinal)));
        Assert.EndsWith("\n\tone\ntwo", all[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RUN cat <<EOF\na\n", 1, "EOF")]
    [InlineData("FROM a\nCOPY <<A <<B /x/\na\nA\nb", 2, "B")]
    public void Says_which_heredoc_nothing_ends(string text, int line, string word) => Assert.Equal([(line, word)], DockerfileReader.Read(text).Open);

    [Theory]
    [InlineData("RUN cat <<<word\nUSER 1")]
    [InlineData("RUN echo $((1<<2))\nUSER 1")]
    public void Does_not_take_every_pair_of_brackets_for_a_heredoc(string text) => Assert.Equal(["RUN", "USER"], Read(text).Select(instruction => instruction.Keyword));

    [Fact]
    public void Parts_the_options_from_the_words()
    {
        var copy = Assert.Single(Read("COPY --from=build --chown=1:1 /a /b"));

        Assert.Equal(["--from=build", "--chown=1:1"], copy.Flags);
        Assert.Equal(["/a", "/b"], copy.Arguments);
    }

    [Fact]
    public void Reads_whatever_it_is_given()
    {
        string[] words = ["FROM a", "RUN ", "apt-get ", "install ", "update ", "<<E", "<<-'E'", "E\n", "\n", "\\\n", "# escape=`\n", "`\n", "[\"a\"", "'", "\"", "$X", "${X:-", "ENV A=", " ", "\t", "\r\n", "\0", "\uFEFF", ";", "COPY --", "USER "];
        Gen.Int[0, words.Length - 1].Select(index => words[index]).Array[0, 30].Select(string.Concat).Sample(
            text =>
            {
                var lines = text.ReplaceLineEndings("\n").Count(letter => letter == '\n') + 1;
                Assert.All(DockerfileRules.FaultsIn(text), fault => Assert.InRange(fault.Line, 1, lines));
            },
            iter: 2000);
    }

    private static IReadOnlyList<Instruction> Read(string text) => DockerfileReader.Read(text).Instructions;
}

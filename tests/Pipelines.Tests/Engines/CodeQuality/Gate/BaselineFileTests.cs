using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Testing;
using Pipelines.Values;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Gate;

public sealed class BaselineFileTests : IDisposable
{
    private const string Path = ".nuke/baseline.json";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Has_a_line_for_each_finding_in_an_order_of_its_own()
    {
        ReportedFinding[] findings = [Item("z.sh", "2"), Item("a ä.sh", "9"), Item("z.sh", "1")];

        BaselineFile.Write(_folder.Path, Path, findings);
        var text = File.ReadAllText(_folder.At(Path));
        BaselineFile.Write(_folder.Path, Path, findings.Reverse());

        Assert.Equal(
            """
            {
              "version": 1,
              "findings": [
                {"path":"a ä.sh","tool":"shellcheck","rule":"SC2086","message":"Double quote to prevent globbing and word splitting.","fingerprint":"9"},
                {"path":"z.sh","tool":"shellcheck","rule":"SC2086","message":"Double quote to prevent globbing and word splitting.","fingerprint":"1"},
                {"path":"z.sh","tool":"shellcheck","rule":"SC2086","message":"Double quote to prevent globbing and word splitting.","fingerprint":"2"}
              ]
            }

            """.ReplaceLineEndings("\n"),
            text);
        Assert.Equal(text, File.ReadAllText(_folder.At(Path)));
    }

    [Fact]
    public void Is_read_back()
    {
        BaselineFile.Write(_folder.Path, Path, [Item("a.sh", "1"), Item("a.sh", "2")]);

        var baseline = BaselineFile.Read(_folder.Path, Path)!;

        Assert.Equal((Path, true), (baseline.Source, baseline.Fingerprints.SetEquals(["1", "2"])));
    }

    [Fact]
    public void May_hold_nothing()
    {
        BaselineFile.Write(_folder.Path, Path, []);

        Assert.Empty(BaselineFile.Read(_folder.Path, Path)!.Fingerprints);
    }

    [Fact]
    public void Need_not_be_there() => Assert.Null(BaselineFile.Read(_folder.Path, Path));

    [Theory]
    [InlineData("""{"version":2,"findings":[]}""", "its fingerprints are of version 2, and these of 1. Write it anew with './build.sh Lint --accept'.")]
    [InlineData("""{"version":1,"findings":[null]}""", "it is no list of accepted findings: there is a 'null' in a list. Write it anew with './build.sh Lint --accept'.")]
    [InlineData("null", "it is no list of accepted findings: it is 'null'. Write it anew with './build.sh Lint --accept'.")]
    public void Refuses_another_thing(string text, string message)
    {
        _folder.Write(Path, text);

        Assert.Equal($"{Path}: {message}", Assert.Throws<DefinitionException>(() => BaselineFile.Read(_folder.Path, Path)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"findings":[{"path":"a"}]}""")]
    [InlineData("<<<<<<< HEAD")]
    public void Refuses_half_a_file(string text)
    {
        _folder.Write(Path, text);

        Assert.StartsWith($"{Path}: it is no list of accepted findings: ", Assert.Throws<DefinitionException>(() => BaselineFile.Read(_folder.Path, Path)).Message, StringComparison.Ordinal);
    }

    private static ReportedFinding Item(string path, string fingerprint) => new(Sample.Finding with { Path = path }, fingerprint);
}

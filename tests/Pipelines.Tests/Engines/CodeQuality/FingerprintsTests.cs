using System.Globalization;
using CsCheck;
using Pipelines.Engines.CodeQuality;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

public sealed class FingerprintsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Are_a_published_recipe_that_must_not_change()
    {
        // printf 'shellcheck\nSC2086\nrun.sh\nDouble quote to prevent globbing and word splitting.\necho $1' | sha256sum
        Assert.Equal(["b8d3099869b50a8e771e0e1dba5adb00a1dd7e71f3e89c7370461ae8149196a9"], Of("#!/bin/sh\n  echo $1\n", Sample.Finding));
    }

    [Fact]
    public void Hash_again_with_the_ordinal_when_all_is_the_same()
    {
        // ... and with '\n2' behind it
        Assert.Equal(["b8d3099869b50a8e771e0e1dba5adb00a1dd7e71f3e89c7370461ae8149196a9", "8e9a26cd14d5b6ef960f383f8a79e17268f8bf832559ac5ff8f8cdca4750a830"], Of("echo $1\necho $1\n", Sample.Finding with { Line = 1 }, Sample.Finding));
    }

    [Theory]
    [InlineData("mismatched indentations at 'end' with 'if' at 4", "mismatched indentations at 'end' with 'if' at 12")]
    [InlineData("see {root}/lib/a.rb", "see lib/a.rb")]
    public void Do_not_know_lines_and_folders_in_a_message(string one, string other)
    {
        var message = one.Replace("{root}", _folder.Path);
        Assert.Equal(Of("a\nb\n", Sample.Finding with { Message = message }), Of("a\nb\n", Sample.Finding with { Message = other }));
    }

    [Theory]
    [InlineData("variable x1 is unused", "variable x2 is unused")]
    [InlineData("one", "two")]
    public void Know_the_rest_of_a_message(string one, string other) =>
        Assert.NotEqual(Of("a\nb\n", Sample.Finding with { Message = one }), Of("a\nb\n", Sample.Finding with { Message = other }));

    [Fact]
    public void Are_unique_and_stay_when_lines_are_put_in_between()
    {
        // Few words, so that lines, rules and messages collide all the time.
        var word = Gen.OneOf("a", "b", "  a  ", "");
        var lines = word.Array[1, 12];
        var findings = Gen.Select(Gen.Int[1, 14], Gen.OneOf("R1", "R2"), Gen.OneOf("m", "at 3", "at 4"), (line, rule, message) =>
            Sample.Finding with { Line = line, Rule = rule, Message = message }).Array[0, 20];
        Gen.Select(lines, findings, Gen.Int[0, 12], Gen.Int[1, 5]).Sample(
            sample =>
            {
                var (before, found, at, count) = sample;
                var position = Math.Min(at, before.Length);
                var after = before.Take(position).Concat(Enumerable.Repeat("new", count)).Concat(before.Skip(position));
                var moved = found.Select(finding => finding with { Line = finding.Line > position ? finding.Line + count : finding.Line });

                var one = Of(string.Join('\n', before), found);
                var other = Of(string.Join('\n', after), [.. moved]);

                Assert.Equal(one.Count, one.Distinct().Count());
                Assert.Equal(one, other);
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Do_not_know_the_order_in_which_tools_speak_the_folder_or_the_culture()
    {
        var finding = Gen.Select(Gen.OneOf("a.sh", "b.sh", "İ.sh"), Gen.Int[1, 3], Gen.OneOf("R1", "r1"), Gen.OneOf("see {root}/a.sh", "I at 1,5", "i"), (path, line, rule, message) =>
            Sample.Finding with { Path = path, Line = line, Rule = rule, Message = message });
        using var other = new TemporaryFolder();
        Gen.Select(finding.Array[1, 12], Gen.OneOf("~", "", "x")).SelectMany(pair => Gen.Shuffle(pair.Item1).Select(shuffled => (pair.Item1, shuffled, pair.Item2))).Sample(
            sample =>
            {
                var (found, shuffled, culture) = sample;
                var one = InFolder(_folder, found);
                var before = CultureInfo.CurrentCulture;

                // The invariant culture is the only one that this process knows; its numbers can be odd all the same.
                var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                (odd.NumberFormat.NegativeSign, odd.NumberFormat.PositiveSign) = (culture + "-", culture + "+");
                CultureInfo.CurrentCulture = odd;
                try
                {
                    Assert.Equal(one, InFolder(other, shuffled));
                }
                finally
                {
                    CultureInfo.CurrentCulture = before;
                }
            },
            iter: 200,
            threads: 1);

        static IReadOnlyList<string> InFolder(TemporaryFolder folder, IEnumerable<Finding> findings)
        {
            string[] paths = ["a.sh", "b.sh", "İ.sh"];
            foreach (var path in paths)
            {
                folder.Write(path, "echo I\necho i\necho ı\n");
            }

            var files = new RepositoryFiles(folder.Path, paths);
            var here = findings.Select(finding => finding with { Message = finding.Message.Replace("{root}", folder.Path) }).Distinct();
            return Fingerprints.Of(Finding.Sort(here), files);
        }
    }

    [Fact]
    public void Are_unique_even_for_texts_that_differ_only_in_what_is_no_letter()
    {
        var fingerprints = Of("", Sample.Finding with { Message = "\ud800" }, Sample.Finding with { Message = "\ud801" }, Sample.Finding with { Message = "\udc00" });

        Assert.Equal(3, fingerprints.Distinct().Count());
    }

    private IReadOnlyList<string> Of(string text, params Finding[] findings)
    {
        _folder.Write("run.sh", text);
        return Fingerprints.Of(Finding.Sort(findings.Distinct()), new RepositoryFiles(_folder.Path, ["run.sh"]));
    }
}

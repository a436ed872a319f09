using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using CsCheck;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Gate;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.CodeQuality.Planted;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality;

/// <summary>Tools that crash, hang, or print what they should not: each is named, and none costs another its findings.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BrokenToolTests : IDisposable
{
    private const string Sarif =
        """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"t","rules":[{"id":"R1","defaultConfiguration":{"level":"error"},"messageStrings":{"d":{"text":"x {0}"}}}]}},"artifacts":[{"location":{"uri":"a.sh"}}],"results":[{"ruleIndex":0,"message":{"id":"d","arguments":["y"]},"locations":[{"physicalLocation":{"artifactLocation":{"index":0},"region":{"startLine":1,"startColumn":2}}}]},{"ruleId":"R2","level":"warning","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///b%20c.sh"}}}],"suppressions":[]}]}]}""";

    private const string Rubocop =
        """{"metadata":{},"files":[{"path":"a.rb","offenses":[{"severity":"convention","message":"m","cop_name":"Style/A","location":{"start_line":1,"start_column":2}},{"severity":"fatal","message":"n","cop_name":"Lint/Syntax","location":{"start_line":3}}]}],"summary":{}}""";

    private const string Shell = """{"comments":[{"file":"./a.sh","line":1,"endLine":1,"column":6,"endColumn":8,"level":"info","code":2086,"message":"Double quote"},{"file":"a.sh","line":2,"level":"error","code":1,"message":"x"}]}""";

    private const string Yaml = "./a.yml:1:2: [error] too many spaces (colons)\n./a.yml:2:1: [warning] line too long (line-length)\n./a.yml:3:1: [error] syntax error: x (syntax)\n";

    private const string Markdown = """[{"fileName":"a.md","lineNumber":3,"ruleNames":["MD012","no-multiple-blanks"],"ruleDescription":"Multiple blank lines","errorDetail":"Expected: 1","errorRange":[1,2],"severity":"error"}]""";

    private readonly TemporaryFolder _files = new(), _tools = new();
    private readonly RecordedLog _log = new();
    private readonly string[] _paths = ["a.md", "a.rb", "a.sh", "a.yml", "b c.sh"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProcessRunner Runner => new(_log, TimeProvider.System) { Grace = TimeSpan.FromMilliseconds(200) };

    public BrokenToolTests()
    {
        foreach (var path in _paths)
        {
            _files.Write(path, "one\ntwo\n");
        }
    }

    public void Dispose()
    {
        _files.Dispose();
        _tools.Dispose();
    }

    [Theory]
    [InlineData("sarif", Sarif)]
    [InlineData("gitleaks", Sarif)]
    [InlineData("rubocop", Rubocop)]
    [InlineData("shellcheck", Shell)]
    [InlineData("yamllint", Yaml)]
    [InlineData("markdownlint", Markdown)]
    public async Task Are_named_whatever_they_print_and_the_report_stays_whole(string name, string whole)
    {
        var output = _tools.At("output");
        var tool = _tools.Script(name, $"[ \"$1\" = --version ] && exit 0; cat '{output}'; cat '{output}' >&2; exit \"$(cat '{output}.exit')\"");
        var mutation = Gen.Select(Gen.Enum<Mutation>(), Gen.Double[0, 1], Gen.Double[0, 1], Gen.Byte.Array[1, 6]);
        await Gen.Select(mutation.Array[0, 3], Gen.OneOf(0, 1, 2, 255)).SampleAsync(
            async sample =>
            {
                var (mutations, exitCode) = sample;
                await File.WriteAllBytesAsync(output, mutations.Aggregate(Encoding.UTF8.GetBytes(whole), Mutate), Token);
                await File.WriteAllTextAsync(output + ".exit", exitCode.ToString(CultureInfo.InvariantCulture), Token);

                var result = await CheckAsync(ToolOf(name, tool), new FixedLinter());

                Assert.Contains(result.Findings, finding => finding.Tool == "fixed");
                Assert.True(result.Incomplete.Count == 0 || result.Findings.Any(finding => finding.Rule == "tool-broken"), string.Join('\n', result.Incomplete));
                CodeClimateSchema.Check(await File.ReadAllBytesAsync(result.Report, Token));
            },
            seed: "0000KOIPe036",
            iter: 60,
            threads: 1);
    }

    [Fact]
    public async Task Do_not_cost_other_files_their_findings()
    {
        var tool = _tools.Script("shellcheck", """
            for file; do case $file in *odd*) echo "odd: invalid byte sequence" >&2; exit 2;; esac; done
            sep=; printf '{"comments":['
            for file; do case $file in ./*) printf '%s{"file":"%s","line":1,"level":"error","code":1,"message":"m"}' "$sep" "$file"; sep=,;; esac; done
            printf ']}'; exit 1
            """);
        string[] paths = [.. Enumerable.Range(0, 40).Select(number => number == 17 ? "odd.sh" : $"s{number}.sh")];
        foreach (var path in paths)
        {
            _files.Write(path, "");
        }

        var result = await new ShellLinter(Runner) { Executable = tool }.RunAsync(paths, new RepositoryFiles(_files.Path, paths), Token);

        Assert.Equal(39, result.Findings.Count(finding => finding.Rule == "SC1"));
        Assert.Equal("odd.sh", Assert.Single(result.Findings, finding => finding.Rule == "tool-broken").Path);
        Assert.Equal("shellcheck is broken: it ended with exit code 2: odd: invalid byte sequence. What it looks at is not known to be right.", result.Incomplete);
    }

    [Fact]
    public async Task Are_not_asked_without_end_when_they_stumble_over_everything()
    {
        var tool = _tools.Script("shellcheck", "echo x >> \"$0.asked\"; exit 2");
        string[] paths = [.. Enumerable.Range(0, 200).Select(number => $"s{number}.sh")];

        await new ShellLinter(Runner) { Executable = tool }.RunAsync(paths, new RepositoryFiles(_files.Path, paths), Token);

        Assert.InRange(File.ReadAllLines(tool + ".asked").Length, 2, 70);
    }

    [Fact(Timeout = 60_000)]
    public async Task Are_killed_with_what_they_have_started()
    {
        RealPart.Require(OperatingSystem.IsLinux(), "no /proc");
        var tool = _tools.Script("shellcheck", "mkfifo \"$0.fifo\"; (trap '' TERM; exec 3> \"$0.fifo\"; sleep 100000) & wait");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var watcher = new FileSystemWatcher(_tools.Path, "shellcheck.fifo");
        var made = new TaskCompletionSource();
        watcher.Created += (_, _) => made.TrySetResult();
        watcher.EnableRaisingEvents = true;

        var run = new ShellLinter(Runner) { Executable = tool }.RunAsync(["a.sh"], new RepositoryFiles(_files.Path, ["a.sh"]), cancel.Token);
        await made.Task.WaitAsync(Token);
        // Opening waits for whoever writes, reading until nobody does any more.
        await using var fifo = await Task.Run(() => new FileStream(tool + ".fifo", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0), Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

        Assert.Equal(0, await fifo.ReadAsync(new byte[1], Token));
    }

    [Fact]
    public async Task Are_read_to_the_end_when_they_have_a_hundred_thousand_things_to_say()
    {
        var said = _tools.Write("said", string.Concat(Enumerable.Range(1, 100_000).Select(line => $"./a.yml:{line}:2: [error] too many spaces (colons)\n")));
        var tool = _tools.Script("yamllint", $"[ \"$1\" = --version ] && exit 0; cat '{said}'; exit 1");

        var result = await CheckAsync(new YamlLinter(Runner) { Executable = tool }, new FixedLinter());

        Assert.Equal((100_001, 0), (result.Findings.Count, result.Incomplete.Count));
        Assert.InRange(new FileInfo(result.Report).Length, 1, 10_000_000);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task Own_linters_read_files_of_other_encodings(string encoding)
    {
        var text = "FROM debian\nENV A_TOKEN=" + "AKIA" + "Q3EGRJTNMBVLXZSW\n";
        File.WriteAllText(_files.At("Dockerfile"), text, Encoding.GetEncoding(encoding));
        var files = new RepositoryFiles(_files.Path, ["Dockerfile"]);

        var result = LinterResult.Join([await new SecretLinter().RunAsync(["Dockerfile"], files, Token), await new DockerfileLinter().RunAsync(["Dockerfile"], files, Token)]);

        Assert.Contains(result.Findings, finding => finding is { Rule: "aws-access-key", Line: 2 });
        Assert.Contains(result.Findings, finding => finding is { Rule: "base-without-tag", Line: 1 });
    }

    [Fact]
    public async Task Real_tools_keep_files_of_odd_encodings_and_names_apart()
    {
        RealPart.Require("shellcheck", "yamllint", "rubocop", "ruby");
        string[] names = ["a \"b\" 'c' $d;", "line\nbreak", "ü-日本", "-rf", "back\\slash"];
        string[] paths = [.. names.SelectMany(name => new[] { $"{name}.sh", $"{name}.rb", $"{name}.yml" }), "latin1.sh", "latin1.rb", "latin1.yml", "bom.yml", "bom.sh", "utf16.yml", "utf16.sh"];
        foreach (var path in paths)
        {
            _files.Write(path, path.EndsWith("sh", StringComparison.Ordinal) ? "#!/bin/sh\necho $1\n" : path.EndsWith("rb", StringComparison.Ordinal) ? "puts \"a\"\nx = 1\n" : "a: [1,2]\n");
        }

        foreach (var path in paths.Where(path => path.StartsWith("latin1", StringComparison.Ordinal)))
        {
            File.AppendAllBytes(_files.At(path), [(byte)'#', (byte)' ', 0xE4, 0xFF, (byte)'\n']);
        }

        foreach (var (path, encoding) in new[] { ("bom.yml", Encoding.UTF8), ("bom.sh", Encoding.UTF8), ("utf16.yml", Encoding.Unicode), ("utf16.sh", Encoding.Unicode) })
        {
            File.WriteAllText(_files.At(path), File.ReadAllText(_files.At(path)), encoding);
        }

        var result = await CheckAsync(paths, new ShellLinter(Runner), new YamlLinter(Runner), new RubocopLinter(Runner, "."), new RubyLinter(Runner, "."));

        Assert.All(names, name => Assert.Contains(result.Findings, finding => finding.Path == name + ".sh" && finding.Rule == "SC2086"));
        Assert.All(names, name => Assert.Contains(result.Findings, finding => finding.Path == name + ".yml" && finding.Rule == "commas"));
        Assert.All(names, name => Assert.Contains(result.Findings, finding => finding.Path == name + ".rb" && finding.Rule == "Style/StringLiterals"));
        Assert.All(names, name => Assert.Contains(result.Findings, finding => finding.Path == name + ".rb" && finding.Tool == "ruby"));
        Assert.All(paths, path => Assert.Contains(result.Findings, finding => finding.Path == path));
        CodeClimateSchema.CheckItems(await File.ReadAllBytesAsync(result.Report, Token));
    }

    private static byte[] Mutate(byte[] bytes, (Mutation Kind, double From, double To, byte[] Bytes) mutation)
    {
        var (from, to) = ((int)(mutation.From * bytes.Length), (int)(mutation.To * bytes.Length));
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        var text = Encoding.UTF8.GetString(bytes);
        return mutation.Kind switch
        {
            Mutation.Cut => bytes[..from],
            Mutation.Remove => [.. bytes[..from], .. bytes[to..]],
            Mutation.Repeat => [.. bytes[..to], .. bytes[from..]],
            Mutation.Insert => [.. bytes[..from], .. mutation.Bytes, .. bytes[from..]],
            Mutation.Overwrite => [.. bytes[..from], .. mutation.Bytes, .. bytes.Skip(from + mutation.Bytes.Length)],
            Mutation.NumbersHuge => Encoding.UTF8.GetBytes(text.Replace(":1", ":99999999999", StringComparison.Ordinal)),
            Mutation.NumbersNegative => Encoding.UTF8.GetBytes(text.Replace(":1", ":-2147483648", StringComparison.Ordinal)),
            Mutation.Nulls => Encoding.UTF8.GetBytes(text.Replace(mutation.From < 0.5 ? "\"m\"" : "[{", mutation.From < 0.5 ? "null" : "[null,{", StringComparison.Ordinal)),
            Mutation.EmptyTexts => Encoding.UTF8.GetBytes(text.Replace("\"R1\"", "\"\"", StringComparison.Ordinal).Replace("\"Style/A\"", "\"\"", StringComparison.Ordinal).Replace("\"a.sh\"", "\"\"", StringComparison.Ordinal)),
            Mutation.EscapingPaths => Encoding.UTF8.GetBytes(text.Replace("a.", "../../etc/../a.", StringComparison.Ordinal)),
            Mutation.AbsolutePaths => Encoding.UTF8.GetBytes(text.Replace("a.", "/etc/a.", StringComparison.Ordinal)),
            Mutation.Utf16 => Encoding.Unicode.GetBytes(text),
            Mutation.ByteOrderMark => [0xEF, 0xBB, 0xBF, .. bytes],
            _ => bytes,
        };
    }

    private static ILinterTool Named(ProcessRunner runner, string name, string executable) => name switch
    {
        "rubocop" => new RubocopLinter(runner, ".") { Executable = executable },
        "shellcheck" => new ShellLinter(runner) { Executable = executable },
        "yamllint" => new YamlLinter(runner) { Executable = executable },
        _ => new MarkdownLinter(runner) { Executable = executable },
    };

    private ILinterTool ToolOf(string name, string executable) => name is "sarif" or "gitleaks"
        ? new SarifLinter(Runner, name, [executable], _tools.At("work")) { FindsSecrets = name == "gitleaks" }
        : Named(Runner, name, executable);

    private Task<CodeQualityResult> CheckAsync(params ILinterTool[] tools) => CheckAsync(_paths, tools);

    private async Task<CodeQualityResult> CheckAsync(IReadOnlyList<string> paths, params ILinterTool[] tools)
    {
        var files = new RepositoryFiles(_files.Path, paths);
        var options = new CodeQualityOptions { Root = _files.Path };
        var run = new LinterRun(new Scope(files, Changed: null), options, _log, TimeProvider.System);
        var results = await Task.WhenAll(tools.Select(tool => run.RunAsync(tool, Token)));
        return await new Conclusion(options, new Suppressing([], DateOnly.MinValue), _log).OfAsync(results, files, Token);
    }

    private enum Mutation
    {
        Cut, Remove, Repeat, Insert, Overwrite, NumbersHuge, NumbersNegative, Nulls, EmptyTexts, EscapingPaths, AbsolutePaths, Utf16, ByteOrderMark,
    }

    private sealed class FixedLinter() : OwnLinter("fixed")
    {
        public override IReadOnlyList<string> Select(RepositoryFiles files) => ["a.sh"];

        protected override IEnumerable<Finding> FindingsIn(string path, string text) => [Sample.Finding with { Tool = "fixed", Path = path }];
    }
}

using System.Runtime.Versioning;
using Pipelines.Clients.Processes;
using Pipelines.Engines.CodeQuality;
using Pipelines.Engines.CodeQuality.Cache;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Engines.CodeQuality.Cache;

[UnsupportedOSPlatform("windows")]
public sealed class CachedRunTests : IDisposable
{
    private readonly TemporaryFolder _files = new(), _tools = new();
    private readonly RecordedLog _log = new();
    private readonly List<string> _paths = [];

    // It says one thing of each file: its first line.
    private const string Says = """
        sep=
        printf '{"comments":['
        for file; do case $file in -*|json1) continue;; esac
          echo "$file" >> "$0.asked"
          printf '%s{"file":"%s","line":1,"level":"error","code":1,"message":"%s"}' "$sep" "$file" "$(head -n 1 "$file")"; sep=,
        done
        printf ']}'; exit 1
        """;

    private ShellLinter Shell => new(new ProcessRunner(_log, TimeProvider.System)) { Executable = _tools.At("shellcheck") };

    public CachedRunTests() => _tools.Script("shellcheck", Says);

    public void Dispose()
    {
        _files.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task Looks_again_only_at_what_has_changed()
    {
        Write("a.sh", "one");
        Write("b.sh", "two");
        var first = await RunAsync();
        Write("b.sh", "three");
        var second = await RunAsync();
        var third = await RunAsync();

        Assert.Equal(("one+two", "a.sh+b.sh"), first);
        Assert.Equal(("one+three", "b.sh"), second);
        Assert.Equal(("one+three", ""), third);
        Assert.Contains("shellcheck: 1 file unchanged since the last run.", _log.Lines);
    }

    [Fact]
    public async Task Looks_again_with_another_version_of_the_tool()
    {
        Write("a.sh", "one");
        await RunAsync("0.9.0");

        Assert.Equal("a.sh", (await RunAsync("0.9.1")).Asked);
    }

    [Fact]
    public async Task Keeps_nothing_of_a_tool_that_says_no_version()
    {
        Write("a.sh", "one");
        await RunAsync(version: null);

        Assert.Equal("a.sh", (await RunAsync(version: null)).Asked);
    }

    [Theory]
    [InlineData(".shellcheckrc")]
    [InlineData("sub/.shellcheckrc")]
    public async Task Looks_again_when_settings_come_change_or_go(string settings)
    {
        Write("sub/a.sh", "one");
        await RunAsync();
        foreach (var text in new[] { "disable=SC1", "disable=SC2" })
        {
            _files.Write(settings, text);
            Assert.Equal("sub/a.sh", (await RunAsync()).Asked);
            Assert.Empty((await RunAsync()).Asked);
        }

        File.Delete(_files.At(settings));
        Assert.Equal("sub/a.sh", (await RunAsync()).Asked);
    }

    [Fact]
    public async Task Looks_again_when_the_users_own_settings_change()
    {
        Write("a.sh", "one");
        await RunAsync();
        _tools.Write(".config/shellcheckrc", "disable=SC1");

        Assert.Equal("a.sh", (await RunAsync()).Asked);
    }

    [Fact]
    public async Task Keeps_nothing_when_settings_lead_elsewhere()
    {
        Write("a.sh", "one");
        _files.Write(".shellcheckrc", "external-sources=true\n");
        await RunAsync();

        Assert.Equal("a.sh", (await RunAsync()).Asked);
        Assert.Contains("detail: shellcheck: its settings lead elsewhere, so nothing is kept for the next run.", _log.Lines);
    }

    [Fact]
    public async Task Looks_at_all_again_when_a_script_reads_in_one_that_has_changed()
    {
        Write("a.sh", "one\n. ./lib.sh");
        Write("lib.sh", "two");
        Write("other.sh", "three");
        await RunAsync();
        Write("lib.sh", "four");

        Assert.Equal("a.sh+lib.sh+other.sh", (await RunAsync()).Asked);
        Assert.Empty((await RunAsync()).Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("cut")]
    [InlineData("flipped")]
    [InlineData("forged")]
    public async Task Takes_no_notice_of_a_broken_file_and_writes_it_again(string how)
    {
        Write("a.sh", "one");
        await RunAsync();
        var file = _tools.At("cache", "shellcheck.json");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.WriteAllText(file, how switch
        {
            "cut" => text[..^10],
            "flipped" => text.Replace("one", "two", StringComparison.Ordinal),
            "forged" => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n",
            _ => how,
        });

        Assert.Equal(("one", "a.sh"), await RunAsync());
        Assert.Contains($"warning: {file} is broken; what it held is looked for again.", _log.Lines);
        Assert.Empty((await RunAsync()).Asked);
    }

    [Fact]
    public async Task Keeps_nothing_of_a_run_that_did_not_look_at_everything()
    {
        Write("a.sh", "one");
        _tools.Script("shellcheck", Says.Replace("exit 1", "exit 2", StringComparison.Ordinal));
        await RunAsync();
        _tools.Script("shellcheck", Says);

        Assert.Equal("a.sh", (await RunAsync()).Asked);
    }

    [Fact]
    public async Task Keeps_nothing_of_a_file_that_changed_meanwhile()
    {
        Write("a.sh", "one");
        _tools.Script("shellcheck", $"printf '{{\"comments\":[]}}'; echo two > '{_files.At("a.sh")}'");
        await RunAsync();
        _tools.Script("shellcheck", Says);
        Write("a.sh", "one");

        Assert.Equal(("one", "a.sh"), await RunAsync());
    }

    [Fact]
    public async Task Goes_with_the_repository_to_another_folder()
    {
        Write("a.sh", "one");
        var whole = new FakeWholeProject();
        var root = _files.Path;
        await new CachedRun(new RepositoryFiles(root, ["a.sh"]), _tools.At("cache"), home: null, _log).RunAsync(whole, ["a.sh"], "1.0", TestContext.Current.CancellationToken);
        using var other = new TemporaryFolder();
        other.Write("a.sh", "one\n");

        var result = await new CachedRun(new RepositoryFiles(other.Path, ["a.sh"]), _tools.At("cache"), home: null, _log).RunAsync(whole, ["a.sh"], "1.0", TestContext.Current.CancellationToken);

        Assert.Equal(1, whole.Runs);
        Assert.Equal(("a.sh", "see a.sh"), (result.Findings[0].Path, result.Findings[0].Message));
    }

    private void Write(string path, string text)
    {
        _files.Write(path, text + "\n");
        if (!_paths.Contains(path))
        {
            _paths.Add(path);
        }
    }

    private async Task<(string Messages, string Asked)> RunAsync(string? version = "0.9.0")
    {
        File.Delete(_tools.At("shellcheck.asked"));
        var run = new CachedRun(new RepositoryFiles(_files.Path, _paths), _tools.At("cache"), home: _tools.Path, _log);
        var result = await run.RunAsync(Shell, _paths, version, TestContext.Current.CancellationToken);
        var asked = File.Exists(_tools.At("shellcheck.asked")) ? File.ReadAllLines(_tools.At("shellcheck.asked")) : [];
        var messages = result.Findings.Where(finding => finding.Rule == "SC1").OrderBy(finding => Path.GetFileName(finding.Path), StringComparer.Ordinal).Select(finding => finding.Message);
        return (string.Join('+', messages), string.Join('+', asked.Select(path => path[2..]).Order(StringComparer.Ordinal)));
    }

    // Names files by their whole path, as many tools do.
    private sealed class FakeWholeProject : ICachedLinter
    {
        public int Runs { get; private set; }

        public string Name => "whole";

        public string Install => "";

        public bool IsRequired => true;

        public bool NeedsWholeProject => true;

        public Pipelines.Values.DefinitionMistake? MistakeIn(RepositoryFiles files) => null;

        public IReadOnlyList<string> Select(RepositoryFiles files) => files.All;

        public Task<string?> VersionAsync(RepositoryFiles files, CancellationToken cancellationToken) => Task.FromResult<string?>("1.0");

        public LinterInputs? InputsOf(IReadOnlyList<string> subjects, RepositoryFiles files, string? home) => new([], []);

        public Task<LinterResult> RunAsync(IReadOnlyList<string> subjects, RepositoryFiles files, CancellationToken cancellationToken)
        {
            Runs++;
            var file = Path.Combine(files.Root, subjects[0]);
            return Task.FromResult(LinterResult.Complete([Sample.Finding with { Path = file, Message = "see " + file }]));
        }
    }
}

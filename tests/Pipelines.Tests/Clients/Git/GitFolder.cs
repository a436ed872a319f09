using Microsoft.Extensions.Time.Testing;
using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Xunit;

namespace Pipelines.Tests.Clients.Git;

/// <summary>A git repository of a test's own, apart from the settings of whoever runs the test.</summary>
internal sealed class GitFolder : IDisposable
{
    public const string Date = "2026-03-04T05:06:07+01:00";

    private readonly TemporaryFolder _folder = new();
    private readonly ProcessRunner _runner;

    public GitFolder() => _runner = new(Log, new FakeTimeProvider());

    /// <summary>What the clients said: each start of git is a line of detail.</summary>
    public RecordedLog Log { get; } = new();

    public string Path => _folder.Path;

    public GitClient Client => new(_runner, Path);

    public GitClient ClientAt(string folder) => new(_runner, At(folder));

    public static async Task<GitFolder> WithOneCommitAsync()
    {
        var folder = new GitFolder();
        await folder.GitAsync("init", "--quiet", "--initial-branch=main");
        folder.Write("a.txt", "one\n");
        await folder.GitAsync("add", "--all");
        await folder.GitAsync("commit", "--quiet", "--message=first");
        return folder;
    }

    public string At(string path) => _folder.At(path);

    public string Write(string path, string text) => _folder.Write(path, text);

    public async Task<string> GitAsync(params string[] arguments)
    {
        var command = new ProcessCommand("git", arguments)
        {
            WorkingDirectory = Path,
            Environment = new Dictionary<string, string?>
            {
                ["GIT_DIR"] = null,
                ["GIT_INDEX_FILE"] = null,
                ["GIT_WORK_TREE"] = null,
                ["GIT_CONFIG_GLOBAL"] = "/dev/null",
                ["GIT_CONFIG_SYSTEM"] = "/dev/null",
                ["GIT_AUTHOR_NAME"] = "A",
                ["GIT_AUTHOR_EMAIL"] = "a@example",
                ["GIT_AUTHOR_DATE"] = Date,
                ["GIT_COMMITTER_NAME"] = "C",
                ["GIT_COMMITTER_EMAIL"] = "c@example",
                ["GIT_COMMITTER_DATE"] = Date,
            },
        };
        var result = await _runner.RunOrThrowAsync(command, new("run git", Path, "Look."), TestContext.Current.CancellationToken);
        return result.StandardOutput.Trim();
    }

    public void Dispose() => _folder.Dispose();
}

using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Pipelines.Testing;
using Xunit;

namespace Pipelines.EndToEnd;

/// <summary>What a process printed, both streams in the order they came, and how it ended.</summary>
public sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>Both streams.</summary>
    public string All => Output + Error;

    /// <summary>Fails the test, with everything that was printed, unless the process ended as expected.</summary>
    public Run MustExitWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{All}");
        return this;
    }

    /// <summary>Fails the test, with everything that was printed, unless a text was printed.</summary>
    public Run MustSay(string text)
    {
        Assert.True(All.Contains(text, StringComparison.Ordinal), $"'{text}' was not printed\n{All}");
        return this;
    }

    /// <summary>Fails the test, with everything that was printed, unless gitlab-ci-local reports this end of a job.</summary>
    public Run MustReport(string end, string job)
    {
        Assert.True(Regex.IsMatch(Regex.Replace(All, @"\e\[[0-9;]*m", ""), $@"^\s*{end}\s+{Regex.Escape(job)}(\s+[0-9.]+% coverage)?\s*$", RegexOptions.Multiline), $"'{end} {job}' was not reported\n{All}");
        return this;
    }

    /// <summary>Fails the test, with everything that was printed, if a text was printed.</summary>
    public Run MustNotSay(string text)
    {
        Assert.False(All.Contains(text, StringComparison.Ordinal), $"'{text}' was printed\n{All}");
        return this;
    }
}

/// <summary>
/// A clone of this repository as it is now, changes included and committed, on a branch of its own in an empty folder:
/// what a newcomer has, so the tests type what a newcomer types.
/// </summary>
public class Clone : IAsyncLifetime
{
    /// <summary>The variables that hide the machine's container engine.</summary>
    public static readonly IReadOnlyDictionary<string, string?> NoEngine = new Dictionary<string, string?> { ["DOCKER_HOST"] = "unix:///nowhere/docker.sock" };

    private readonly TemporaryFolder _folder = new();

    /// <summary>The generated files that were not what the build writes, as git lists them.</summary>
    public string Behind { get; private set; } = "";

    /// <summary>The root of the clone.</summary>
    public string Root => _folder.At("storefront");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await GitAsync(_folder.Path, "clone", "--quiet", Repository.Root, Root);
        var changed = await OutputAsync(Repository.Root, "git", "ls-files", "-z", "--modified", "--others", "--exclude-standard");
        foreach (var path in changed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var (from, to) = (Path.Combine(Repository.Root, path), Path.Combine(Root, path));
            if (!File.Exists(from))
            {
                File.Delete(to);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
        }

        await GitAsync(Root, "checkout", "--quiet", "-B", "staging");
        await GitAsync(Root, "config", "user.name", "End To End");
        await GitAsync(Root, "config", "user.email", "end-to-end@storefront.example");
        // Clones are made side by side, and what is called by its commit must not be that of another clone.
        await CommitAsync($"As it is now, in {Root}", allowEmpty: true);
        await TakeCompiledBuildsAsync();
        // A run rewrites generated files that are behind, as they are after a merge: PipelineFileInStep alone shall tell, not whichever test is next.
        Assert.Equal(0, (await BuildAsync(["--help"])).ExitCode);
        Behind = await OutputAsync(Root, "git", "status", "--porcelain");
        await CommitAsync("Generated", allowEmpty: true);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs <c>./build.sh</c> with arguments; GitLab's, AWS's and Vault's variables of this process do not reach it.</summary>
    public Task<Run> BuildAsync(string[] arguments, IReadOnlyDictionary<string, string?>? variables = null) =>
        RunAsync(Path.Combine(Root, "build.sh"), arguments, variables);

    /// <summary>Runs any executable in the root of the clone.</summary>
    public async Task<Run> RunAsync(string executable, string[] arguments, IReadOnlyDictionary<string, string?>? variables = null)
    {
        var result = await Command(executable, arguments, variables).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return new(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>A command in the root of the clone, not started yet.</summary>
    public Command Command(string executable, string[] arguments, IReadOnlyDictionary<string, string?>? variables = null) =>
        Cli.Wrap(executable).WithArguments(arguments).WithWorkingDirectory(Root).WithValidation(CommandResultValidation.None)
            .WithEnvironmentVariables(Clean.Concat(variables ?? new Dictionary<string, string?>()).GroupBy(pair => pair.Key)
                .ToDictionary(group => group.Key, group => group.Last().Value));

    /// <summary>Writes a file of the clone.</summary>
    public void Write(string path, string text) => _folder.Write(Path.Combine("storefront", path), text);

    /// <summary>Reads a file of the clone.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Commits everything that has changed.</summary>
    public async Task CommitAsync(string message, bool allowEmpty = false)
    {
        await GitAsync(Root, "add", "--all");
        await GitAsync(Root, ["commit", "--quiet", "--message", message, .. allowEmpty ? ["--allow-empty"] : Array.Empty<string>()]);
    }

    /// <summary>Puts the working tree back to the last commit.</summary>
    public async Task ResetAsync()
    {
        await GitAsync(Root, "reset", "--quiet", "--hard");
        await GitAsync(Root, "clean", "--quiet", "-d", "--force");
    }

    /// <summary>Puts the working tree back when it differs from the last commit; what differed, or nothing.</summary>
    public async Task<string> TakeBackAsync()
    {
        var left = await OutputAsync(Root, "git", "status", "--porcelain", "--untracked-files=all");
        if (left.Length > 0)
        {
            await ResetAsync();
        }

        return left;
    }

    /// <summary>Removes the sandbox of <c>--env local</c>, if there is one: a test of it begins as a newcomer does, whichever ran before.</summary>
    public async Task RemoveSandboxAsync()
    {
        if (Directory.Exists(Path.Combine(Root, ".nuke/temp/sandbox")))
        {
            (await BuildAsync(["SandboxRemove"])).MustExitWith(0);
        }
    }

    /// <summary>Takes what is compiled in the repository.</summary>
    protected virtual Task TakeCompiledBuildsAsync()
    {
        TakeCompiledBuild(".");
        return Task.CompletedTask;
    }

    /// <summary>
    /// Takes a build that was compiled in the repository, as a job of the pipeline does that comes after the one which compiled: build.sh starts it when
    /// it was compiled from the same inputs, and else compiles.
    /// </summary>
    protected void TakeCompiledBuild(string folder)
    {
        var stamp = Path.Combine(folder, ".nuke/temp/build.stamp");
        if (!File.Exists(Path.Combine(Repository.Root, stamp)))
        {
            return;
        }

        var (from, to) = (Path.Combine(Repository.Root, folder, "build/bin"), Path.Combine(Root, folder, "build/bin"));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Write(stamp, File.ReadAllText(Path.Combine(Repository.Root, stamp)));
    }

    private static readonly Dictionary<string, string?> Clean = new[]
    {
        "CI", "GITLAB_CI", "VAULT_ADDR", "VAULT_TOKEN", "VAULT_ID_TOKEN", "VAULT_NAMESPACE", "AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ID_TOKEN", "AWS_REGION", "AWS_PROFILE", "PIPELINES_REQUIRE_ALL",
    }.ToDictionary(name => name, _ => (string?)null);

    private static Task GitAsync(string folder, params string[] arguments) => OutputAsync(folder, "git", arguments);

    private static async Task<string> OutputAsync(string folder, string executable, params string[] arguments)
    {
        var result = await Cli.Wrap(executable).WithArguments(arguments).WithWorkingDirectory(folder).ExecuteBufferedAsync();
        return result.StandardOutput;
    }
}

using System.Formats.Tar;
using System.Globalization;
using Pipelines.Clients.Processes;
using Pipelines.Values;

namespace Pipelines.Clients.Git;

/// <summary>
/// Reads the git working tree at a folder, through the <c>git</c> command: which commit, which changes on top of it, which files.
/// It writes nothing, not even git's index, and sees only what is below its folder. Shallow clones and a detached HEAD are fine.
/// Where the working tree is and which commit is checked out it reads once: a client is made for one target, and during that nobody checks out another commit.
/// </summary>
internal sealed class GitClient(ProcessRunner runner, string root)
{
    // Hooks and CI scripts may have set the first three for another repository; the last keeps 'status' from writing the index.
    private static readonly Dictionary<string, string?> Environment = new()
    {
        ["GIT_DIR"] = null,
        ["GIT_WORK_TREE"] = null,
        ["GIT_INDEX_FILE"] = null,
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["LC_ALL"] = "C",
    };

    private string? _top;
    private GitCommit? _head;

    /// <summary>The commit that is checked out.</summary>
    /// <exception cref="ExecutionException">There is no git, no repository, or no commit.</exception>
    public async Task<GitCommit> HeadAsync(CancellationToken cancellationToken) => _head ??= await ReadHeadAsync(cancellationToken);

    /// <summary>
    /// The commit, and a hash of what differs from it in the working tree: staged, not staged and untracked alike; ignored files do not count.
    /// </summary>
    /// <exception cref="ExecutionException">There is no git, no repository, or no commit.</exception>
    public async Task<Revision> RevisionAsync(CancellationToken cancellationToken)
    {
        var head = await HeadAsync(cancellationToken);
        var top = await TopLevelAsync(cancellationToken);
        var status = await ReadAsync(
            cancellationToken, "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=none", "--", ".");
        var paths = Entries(status).Select(entry => entry[3..]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return new Revision(head.Id, paths.Count == 0 ? null : await new WorkingTreeHash(runner, top).OfAsync(paths, cancellationToken));
    }

    /// <summary>
    /// The files that git tracks, or would track after <c>git add</c>, and that are there: relative to the folder, <c>/</c> between parts, sorted.
    /// </summary>
    /// <exception cref="ExecutionException">There is no git or no repository.</exception>
    public async Task<IReadOnlyList<string>> FilesAsync(CancellationToken cancellationToken)
    {
        await TopLevelAsync(cancellationToken);
        var tracked = await ReadAsync(cancellationToken, "ls-files", "-z", "--cached", "--recurse-submodules");
        var others = await ReadAsync(cancellationToken, "ls-files", "-z", "--others", "--exclude-standard");
        return
        [
            .. Entries(tracked).Concat(Entries(others))
                .Distinct(StringComparer.Ordinal)
                .Where(path => new FileInfo(Path.Combine(root, path)) is { Exists: true } or { LinkTarget: not null })
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Of the files that git tracks, or would track, and that are there, those whose names are not UTF-8, so that nobody here can open them: as git spells them,
    /// <c>"caf\351.txt"</c>. They are not among <see cref="FilesAsync"/>.
    /// </summary>
    /// <exception cref="ExecutionException">There is no git or no repository.</exception>
    public async Task<IReadOnlyList<string>> UnreadableNamesAsync(CancellationToken cancellationToken)
    {
        async Task<IEnumerable<string>> NamesAsync(params string[] which) =>
            (await ReadAsync(cancellationToken, ["-c", "core.quotePath=true", "ls-files", .. which])).Split('\n').Where(QuotedName.IsNotUtf8);

        var tracked = await NamesAsync("--cached", "--recurse-submodules");
        var deleted = await NamesAsync("--deleted");
        var others = await NamesAsync("--others", "--exclude-standard");
        return [.. tracked.Except(deleted).Concat(others).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The files that differ from where the history parted from another commit's: by commits since, staged, not staged and untracked alike.
    /// Deleted ones are not among them, and a renamed one is there by its new name.
    /// </summary>
    /// <param name="reference">A branch, tag or commit.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="DefinitionException">There is no such commit here.</exception>
    /// <exception cref="ExecutionException">There is no git or no repository, or this clone does not hold the common past.</exception>
    public async Task<IReadOnlySet<string>> ChangedSinceAsync(string reference, CancellationToken cancellationToken)
    {
        await TopLevelAsync(cancellationToken);
        var commit = await RunAsync(cancellationToken, "rev-parse", "--quiet", "--verify", "--end-of-options", reference + "^{commit}");
        if (!commit.Succeeded)
        {
            throw GitText.NoSuchCommit(reference);
        }

        var parted = await RunAsync(cancellationToken, "merge-base", commit.StandardOutput.Trim(), "HEAD");
        return parted.Succeeded
            ? await DifferentAsync(cancellationToken, parted.StandardOutput.Trim())
            : throw GitText.NoCommonPast(root, reference);
    }

    /// <summary>The files whose content git has neither in a commit nor staged: what is lost in them is lost.</summary>
    /// <exception cref="ExecutionException">There is no git or no repository.</exception>
    public async Task<IReadOnlySet<string>> UnstagedAsync(CancellationToken cancellationToken)
    {
        await TopLevelAsync(cancellationToken);
        return await DifferentAsync(cancellationToken);
    }

    /// <summary>Changes the files as a unified diff says, or none of them.</summary>
    /// <exception cref="ExecutionException">The diff does not go with the files.</exception>
    public Task ApplyAsync(string diff, CancellationToken cancellationToken) =>
        runner.RunOrThrowAsync(Command(["apply", "--whitespace=nowarn", "-"]) with { StandardInput = diff }, GitText.Applying(root), cancellationToken);

    /// <summary>
    /// Where the source is on the web, <c>https://host/path</c>, from the remote <c>origin</c>, without user and password; null when there is none.
    /// </summary>
    public async Task<string?> SourceAsync(CancellationToken cancellationToken)
    {
        var remote = await RunAsync(cancellationToken, "config", "--get", "remote.origin.url");
        return remote.Succeeded ? RemoteAddress.ForBrowsers(remote.StandardOutput.Trim()) : null;
    }

    /// <summary>
    /// Whether a commit is another's ancestor; null when this clone cannot tell, because it lacks one of them or, being shallow, what is between them.
    /// </summary>
    public async Task<bool?> IsAncestorAsync(string older, string newer, CancellationToken cancellationToken)
    {
        foreach (var commit in new[] { older, newer })
        {
            if (!(await RunAsync(cancellationToken, "cat-file", "-e", commit + "^{commit}")).Succeeded)
            {
                return null;
            }
        }

        return (await RunAsync(cancellationToken, "merge-base", "--is-ancestor", older, newer)).ExitCode switch
        {
            0 => true,
            1 when (await RunAsync(cancellationToken, "rev-parse", "--is-shallow-repository")).StandardOutput.Trim() == "false" => false,
            _ => null,
        };
    }

    /// <summary>The files that differ between two commits, relative to the repository's root; null when this clone lacks one of them.</summary>
    public async Task<IReadOnlyList<string>?> ChangedFilesAsync(string older, string newer, CancellationToken cancellationToken)
    {
        foreach (var commit in new[] { older, newer })
        {
            if (!(await RunAsync(cancellationToken, "cat-file", "-e", commit + "^{commit}")).Succeeded)
            {
                return null;
            }
        }

        return Entries(await ReadAsync(cancellationToken, "diff", "--name-only", "--no-renames", "-z", older, newer));
    }

    /// <summary>The 40 digits of a commit by its first ones; null when this clone has none that begins so, or more than one.</summary>
    /// <param name="digits">7 to 40 lower-case hex digits.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="ExecutionException">There is no git or no repository.</exception>
    public async Task<string?> FindCommitAsync(string digits, CancellationToken cancellationToken)
    {
        await TopLevelAsync(cancellationToken);
        var found = await RunAsync(cancellationToken, "rev-parse", "--quiet", "--verify", "--end-of-options", digits + "^{commit}");

        // A branch may be called like a commit, and git prefers it.
        return found.Succeeded && found.StandardOutput.Trim() is { } commit && commit.StartsWith(digits, StringComparison.Ordinal) ? commit : null;
    }

    /// <summary>Copies the files below a folder, as a commit has them, below another folder; none when the commit lacks it.</summary>
    /// <param name="commit">40 hex digits of a commit that is there.</param>
    /// <param name="folder">Relative to the client's folder.</param>
    /// <param name="destination">A folder that exists; <paramref name="folder"/> is made in it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="ExecutionException">git cannot read the commit.</exception>
    public async Task CopyFilesAsync(string commit, string folder, string destination, CancellationToken cancellationToken)
    {
        if ((await ReadAsync(cancellationToken, "ls-tree", "-r", "--name-only", commit, "--", folder)).Length == 0)
        {
            return;
        }

        using var archive = new MemoryStream();
        await runner.RunOrThrowAsync(
            Command(["archive", "--format=tar", commit, "--", folder]) with { OutputStream = archive }, GitText.Reading(root), cancellationToken);
        archive.Position = 0;
        await TarFile.ExtractToDirectoryAsync(archive, destination, overwriteFiles: false, cancellationToken);
    }

    private async Task<IReadOnlySet<string>> DifferentAsync(CancellationToken cancellationToken, params string[] from)
    {
        var tracked = await ReadAsync(cancellationToken, ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative", "--diff-filter=d", .. from, "--"]);
        var others = await ReadAsync(cancellationToken, "ls-files", "-z", "--others", "--exclude-standard");
        return Entries(tracked).Concat(Entries(others)).ToHashSet(StringComparer.Ordinal);
    }

    private static string[] Entries(string zeroTerminated) => zeroTerminated.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private async Task<GitCommit> ReadHeadAsync(CancellationToken cancellationToken)
    {
        await TopLevelAsync(cancellationToken);
        if (!(await RunAsync(cancellationToken, "rev-parse", "--quiet", "--verify", "HEAD^{commit}")).Succeeded)
        {
            throw GitText.NoCommit(root);
        }

        var commit = (await ReadAsync(cancellationToken, "log", "-1", "--no-show-signature", "--format=%H %cI", "HEAD")).Trim().Split(' ');
        var branch = await RunAsync(cancellationToken, "symbolic-ref", "--quiet", "--short", "HEAD");
        return new GitCommit(
            commit[0],
            DateTimeOffset.Parse(commit[1], CultureInfo.InvariantCulture),
            branch.Succeeded ? branch.StandardOutput.Trim() : null);
    }

    private async Task<string> TopLevelAsync(CancellationToken cancellationToken) => _top ??= await ReadTopLevelAsync(cancellationToken);

    private async Task<string> ReadTopLevelAsync(CancellationToken cancellationToken)
    {
        var result = await RunAsync(cancellationToken, "rev-parse", "--show-toplevel");
        if (result.Succeeded)
        {
            return result.StandardOutput.TrimEnd('\n');
        }

        throw result.StandardError.Contains("dubious ownership", StringComparison.Ordinal)
            ? GitText.OwnedByAnother(root)
            : GitText.NotARepository(root, result.StandardError.Trim().Split('\n')[0]);
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken, params string[] arguments) =>
        (await runner.RunOrThrowAsync(Command(arguments), GitText.Reading(root), cancellationToken)).StandardOutput;

    private Task<ProcessResult> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        runner.RunAsync(Command(arguments), cancellationToken);

    private ProcessCommand Command(string[] arguments) =>
        new("git", arguments) { WorkingDirectory = root, Environment = Environment, WhereToGet = GitText.WhereToGet };
}

namespace Nuke.Common.Git;

/// <summary>A repository, read from its files: no git process is started.</summary>
public class GitRepository
{
    private GitRepository() { }
    public GitProtocol? Protocol { get; private init; }

    /// <summary>The host of the remote, with its port if it has one.</summary>
    public string Endpoint { get; private init; }

    /// <summary>The path of the remote, usually <c>group/name</c>.</summary>
    public string Identifier { get; private init; }
    public AbsolutePath LocalDirectory { get; private init; }

    /// <summary>What HEAD holds: a reference, or a commit when it is detached.</summary>
    public string Head { get; private init; }
    public string Commit { get; private init; }

    /// <summary>The tags of the commit.</summary>
    public IReadOnlyCollection<string> Tags { get; private init; } = [];
    public string RemoteName { get; private init; }
    public string RemoteBranch { get; private init; }

    /// <summary>The branch: the server's when there is one; null when HEAD is detached.</summary>
    public string Branch { get; private set; }
    public string HttpsUrl => Identifier is null ? null : $"https://{Endpoint}/{Identifier}.git";
    public string SshUrl => Identifier is null ? null : $"git@{Endpoint}:{Identifier}.git";

    public static GitRepository FromLocalDirectory(AbsolutePath directory)
    {
        var root = directory.FindParentOrSelf(x => Path.Exists(x / ".git"));
        Assert.NotNull(root, $"There is no git repository in '{directory}' or above it");
        var files = GitFiles.Of(root);
        var head = files.Head();
        var ownBranch = head.StartsWith(GitFiles.Branches, StringComparison.Ordinal) ? head[GitFiles.Branches.Length..] : null;
        var server = NukeBuild.Host as IBuildServer;
        var commit = server?.Commit ?? files.CommitOf(head);
        var config = files.Config();
        var remote = config.GetValueOrDefault($"branch.{ownBranch}.remote") ?? "origin";
        var url = RemoteUrl.Parse(config.GetValueOrDefault($"remote.{remote}.url"));
        var merge = config.GetValueOrDefault($"branch.{ownBranch}.merge");
        return new()
        {
            Protocol = url?.Protocol,
            Endpoint = url?.Endpoint,
            Identifier = url?.Identifier,
            LocalDirectory = root,
            Head = head,
            Commit = commit,
            Tags = files.TagsOf(commit),
            RemoteName = url is null ? null : remote,
            RemoteBranch = merge?[(merge.StartsWith(GitFiles.Branches, StringComparison.Ordinal) ? GitFiles.Branches.Length : 0)..],
            Branch = server?.Branch ?? ownBranch,
        };
    }

    public static GitRepository FromUrl(string url, string branch = null)
    {
        var parsed = RemoteUrl.Parse(url) ?? throw new ArgumentException($"'{url}' is no address of a git repository");
        return new() { Protocol = parsed.Protocol, Endpoint = parsed.Endpoint, Identifier = parsed.Identifier, Branch = branch };
    }

    public GitRepository SetBranch(string branch)
    {
        var copy = (GitRepository)MemberwiseClone();
        copy.Branch = branch;
        return copy;
    }

    public override string ToString() => (Protocol == GitProtocol.Ssh ? SshUrl : HttpsUrl) ?? LocalDirectory;
}

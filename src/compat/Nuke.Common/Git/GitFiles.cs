namespace Nuke.Common.Git;

/// <summary>The files of a repository: <see href="https://git-scm.com/docs/gitrepository-layout"/>.</summary>
/// <param name="Own">Where HEAD is: <c>.git</c>, or what a worktree's <c>.git</c> file names.</param>
/// <param name="Common">Where references and configuration are.</param>
internal sealed record GitFiles(AbsolutePath Own, AbsolutePath Common)
{
    public const string Branches = "refs/heads/";
    private const string TagPrefix = "refs/tags/";
    private const string ReferencePrefix = "ref: ";
    private const string DirectoryPrefix = "gitdir: ";

    public static GitFiles Of(AbsolutePath root)
    {
        var git = root / ".git";
        if (git.DirectoryExists())
            return new(git, git);
        var own = PathText.Resolve(File.ReadAllText(git).Trim()[DirectoryPrefix.Length..], root);
        var common = own / "commondir";
        return new(own, common.FileExists() ? PathText.Resolve(File.ReadAllText(common).Trim(), own) : own);
    }

    public string Head()
    {
        var head = File.ReadAllText(Own / "HEAD").Trim();
        return head.StartsWith(ReferencePrefix, StringComparison.Ordinal) ? head[ReferencePrefix.Length..] : head;
    }

    /// <summary>The commit of a reference; null in a repository without commits.</summary>
    public string CommitOf(string head)
    {
        if (!head.StartsWith("refs/", StringComparison.Ordinal))
            return head;
        var loose = Common / head;
        return loose.FileExists() ? File.ReadAllText(loose).Trim() : Packed().FirstOrDefault(x => x.Name == head).Commit;
    }

    public IReadOnlyCollection<string> TagsOf(string commit)
    {
        var directory = Common / "refs" / "tags";
        var loose = !directory.DirectoryExists()
            ? []
            : Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
                .Select(x => (Name: TagPrefix + directory.GetUnixRelativePathTo(x), Commit: File.ReadAllText(x).Trim()));
        return [.. loose.Concat(Packed())
            .Where(x => x.Commit == commit && x.Name.StartsWith(TagPrefix, StringComparison.Ordinal))
            .Select(x => x.Name[TagPrefix.Length..]).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Values by <c>section.subsection.key</c>; the last one counts.</summary>
    public Dictionary<string, string> Config()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var section = "";
        foreach (var line in File.ReadLines(Common / "config").Select(x => x.Trim()))
        {
            var equals = line.IndexOf('=');
            if (line.StartsWith('['))
                section = line.Trim('[', ']').Replace(" \"", ".", StringComparison.Ordinal).TrimEnd('"');
            else if (equals > 0 && line[0] is not ('#' or ';'))
                values[$"{section}.{line[..equals].Trim()}"] = line[(equals + 1)..].Trim();
        }
        return values;
    }

    /// <summary>Packed references; a line with '^' gives the commit of the annotated tag before it.</summary>
    private List<(string Name, string Commit)> Packed()
    {
        var references = new List<(string Name, string Commit)>();
        var file = Common / "packed-refs";
        foreach (var line in file.FileExists() ? File.ReadLines(file) : [])
        {
            if (line.StartsWith('^'))
                references[^1] = (references[^1].Name, line[1..]);
            else if (!line.StartsWith('#') && line.Split(' ') is [var commit, var name])
                references.Add((name, commit));
        }
        return references;
    }
}

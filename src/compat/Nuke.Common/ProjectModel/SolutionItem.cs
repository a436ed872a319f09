namespace Nuke.Common.ProjectModel;

/// <summary>What a solution lists.</summary>
public abstract class SolutionItem
{
    private protected SolutionItem(Solution solution, string name)
    {
        Solution = solution;
        Name = name;
        Parent = solution;
    }

    public string Name { get; }
    public Solution Solution { get; }
    public IProjectContainer Parent { get; internal set; }
}

/// <summary>A folder of a solution; it is no directory.</summary>
public class SolutionFolder : SolutionItem, IProjectContainer
{
    internal SolutionFolder(Solution solution, string name)
        : base(solution, name) { }

    public IReadOnlyCollection<Project> Projects => [.. Solution.AllProjects.Where(x => x.Parent == this)];
    public IReadOnlyCollection<SolutionFolder> SolutionFolders => [.. Solution.AllSolutionFolders.Where(x => x.Parent == this)];
}

/// <summary>A project of a solution.</summary>
public class Project : SolutionItem, IAbsolutePathHolder
{
    internal Project(Solution solution, string name, string relativePath)
        : base(solution, name)
    {
        RelativePath = relativePath.Replace('\\', '/');
    }

    public AbsolutePath Path => PathText.Resolve(RelativePath, Solution.Directory);
    public string RelativePath { get; }
    public string FileName => Path.Name;
    public AbsolutePath Directory => Path.Parent;
    public static implicit operator string(Project project) => project?.Path;
    public static implicit operator AbsolutePath(Project project) => project?.Path;
    public override string ToString() => Path;
}

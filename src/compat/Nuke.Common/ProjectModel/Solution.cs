using System.IO.Enumeration;

namespace Nuke.Common.ProjectModel;

/// <summary>A solution with its projects and folders, as its file lists them.</summary>
public class Solution : IProjectContainer, IAbsolutePathHolder
{
    private readonly List<SolutionItem> items = [];
    internal Solution() { }
    public AbsolutePath Path { get; set; }
    public string Name => Path.NameWithoutExtension;
    public string FileName => Path.Name;
    public AbsolutePath Directory => Path.Parent;
    public IReadOnlyCollection<Project> AllProjects => [.. items.OfType<Project>()];
    public IReadOnlyCollection<Project> Projects => [.. AllProjects.Where(x => x.Parent == this)];
    public IReadOnlyCollection<SolutionFolder> AllSolutionFolders => [.. items.OfType<SolutionFolder>()];
    public IReadOnlyCollection<SolutionFolder> SolutionFolders => [.. AllSolutionFolders.Where(x => x.Parent == this)];
    public static implicit operator string(Solution solution) => solution?.Path;
    public static implicit operator AbsolutePath(Solution solution) => solution?.Path;

    public IEnumerable<Project> GetAllProjects(string wildcardPattern) =>
        AllProjects.Where(x => FileSystemName.MatchesSimpleExpression(wildcardPattern, x.Name));

    public override string ToString() => Path;
    internal void Add(SolutionItem item) => items.Add(item);
}

namespace Nuke.Common.ProjectModel;

/// <summary>A solution or a folder of one: what stands directly in it.</summary>
public interface IProjectContainer
{
    IReadOnlyCollection<Project> Projects { get; }
    IReadOnlyCollection<SolutionFolder> SolutionFolders { get; }
}

public static class ProjectContainerExtensions
{
    /// <summary>The project of that name directly in the container; null when it is not there.</summary>
    public static Project GetProject(this IProjectContainer container, string name) =>
        container.Projects.FirstOrDefault(x => x.Name == name);

    public static SolutionFolder GetSolutionFolder(this IProjectContainer container, string name) =>
        container.SolutionFolders.FirstOrDefault(x => x.Name == name);
}

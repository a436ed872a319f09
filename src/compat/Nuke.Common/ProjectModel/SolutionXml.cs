using System.Xml.Linq;

namespace Nuke.Common.ProjectModel;

/// <summary>The <c>.slnx</c> format: projects by path, folders by their whole name between slashes.</summary>
internal static class SolutionXml
{
    public static Solution Read(AbsolutePath path)
    {
        var solution = new Solution { Path = path };
        var root = XDocument.Load(path).Root;
        Assert.True(root?.Name.LocalName == "Solution", $"'{path}' is no solution");
        var folders = new Dictionary<string, SolutionFolder>(StringComparer.Ordinal);
        foreach (var folder in root!.Elements("Folder"))
        {
            var parent = FolderOf(((string)folder.Attribute("Name") ?? "").Trim('/'), solution, folders);
            foreach (var project in folder.Elements("Project"))
                AddProject(project, parent, solution);
        }
        foreach (var project in root.Elements("Project"))
            AddProject(project, parent: null, solution);
        return solution;
    }

    private static void AddProject(XElement element, SolutionFolder parent, Solution solution)
    {
        var path = (string)element.Attribute("Path");
        Assert.NotNullOrEmpty(path, $"'{solution.Path}' has a project without a path");
        var name = (string)element.Attribute("DisplayName") ?? Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
        var project = new Project(solution, name, path);
        project.Parent = parent ?? project.Parent;
        solution.Add(project);
    }

    /// <summary>The folder of a whole name; those above it are made when they are not listed.</summary>
    private static SolutionFolder FolderOf(string name, Solution solution, Dictionary<string, SolutionFolder> folders)
    {
        if (folders.TryGetValue(name, out var known))
            return known;
        var slash = name.LastIndexOf('/');
        var folder = new SolutionFolder(solution, name[(slash + 1)..]);
        if (slash > 0)
            folder.Parent = FolderOf(name[..slash], solution, folders);
        solution.Add(folder);
        return folders[name] = folder;
    }
}

namespace Nuke.Common.ProjectModel;

/// <summary>
/// The <c>.sln</c> format, as far as it lists projects and folders:
/// <see href="https://learn.microsoft.com/visualstudio/extensibility/internals/solution-dot-sln-file"/>.
/// </summary>
internal static class SolutionText
{
    private const string FolderType = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";
    private const string ProjectStart = "Project(";
    private const string NestingStart = "GlobalSection(NestedProjects)";

    public static Solution Read(AbsolutePath path)
    {
        var solution = new Solution { Path = path };
        var items = new Dictionary<string, SolutionItem>(StringComparer.OrdinalIgnoreCase);
        var isNesting = false;
        foreach (var line in File.ReadLines(path).Select(x => x.Trim()))
        {
            if (line.StartsWith(ProjectStart, StringComparison.Ordinal))
                AddItem(line, solution, items);
            else if (line.StartsWith(NestingStart, StringComparison.Ordinal))
                isNesting = true;
            else if (line == "EndGlobalSection")
                isNesting = false;
            else if (isNesting)
                Nest(line, items);
        }
        return solution;
    }

    /// <summary><c>Project("{type}") = "Name", "path", "{id}"</c>.</summary>
    private static void AddItem(string line, Solution solution, Dictionary<string, SolutionItem> items)
    {
        var quoted = line.Split('"');
        Assert.True(quoted.Length >= 8, $"'{solution.Path}' has a line that is no project: {line}");
        var (type, name, path, id) = (quoted[1], quoted[3], quoted[5], quoted[7]);
        SolutionItem item = type.Equals(FolderType, StringComparison.OrdinalIgnoreCase)
            ? new SolutionFolder(solution, name)
            : new Project(solution, name, path);
        items[id] = item;
        solution.Add(item);
    }

    /// <summary><c>{child} = {parent}</c>.</summary>
    private static void Nest(string line, Dictionary<string, SolutionItem> items)
    {
        var ids = line.Split('=', StringSplitOptions.TrimEntries);
        if (ids.Length == 2 && items.TryGetValue(ids[0], out var child) && items.GetValueOrDefault(ids[1]) is SolutionFolder folder)
            child.Parent = folder;
    }
}

namespace Nuke.Common.ProjectModel;

public static class SolutionModelExtensions
{
    /// <summary>Reads a <c>.sln</c> or a <c>.slnx</c>.</summary>
    public static Solution ReadSolution(this AbsolutePath path)
    {
        Assert.FileExists(path, $"Solution '{path}' does not exist");
        return path.HasExtension("slnx") ? SolutionXml.Read(path) : SolutionText.Read(path);
    }
}

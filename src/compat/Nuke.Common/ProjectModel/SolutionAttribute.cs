namespace Nuke.Common.ProjectModel;

/// <summary>A member that is the solution of a path below the root, or else of the parameter named like the member.</summary>
public class SolutionAttribute : ParameterAttribute
{
    private readonly string relativePath;

    public SolutionAttribute()
        : this(relativePath: null) { }

    public SolutionAttribute(string relativePath)
        : base("Path to a solution file that is automatically loaded")
    {
        this.relativePath = relativePath;
    }

    public override bool List { get; set; }

    /// <summary>Accepted for the sake of existing build classes: this subset generates no members for projects.</summary>
    public bool GenerateProjects { get; set; }

    public override object GetValue(MemberInfo member, object instance)
    {
        var path = relativePath is not null
            ? NukeBuild.RootDirectory / relativePath
            : (AbsolutePath)ParameterValues.Of(member, typeof(AbsolutePath), separator: null);
        Assert.NotNull(path, $"no solution is given: name it in .nuke/parameters.json as \"{ParameterNames.Of(member)}\"");
        return path.ReadSolution();
    }
}

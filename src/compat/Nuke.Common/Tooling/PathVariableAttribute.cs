namespace Nuke.Common.Tooling;

/// <summary>A tool of <c>NAME_EXE</c> or PATH; null when it is in neither. The name is the member's in lower case unless given.</summary>
public class PathVariableAttribute : ToolInjectionAttributeBase
{
    private readonly string pathExecutable;
    public PathVariableAttribute(string pathExecutable = null) => this.pathExecutable = pathExecutable;
    public override bool SuppressWarnings => true;
    public override ToolRequirement GetRequirement(MemberInfo member) => new PathToolRequirement(NameOf(member));
    public override object GetValue(MemberInfo member, object instance) => ToolResolver.GetEnvironmentOrPathTool(NameOf(member));
    private string NameOf(MemberInfo member) => pathExecutable ?? member.Name.ToLowerInvariant();
}

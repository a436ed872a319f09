namespace Nuke.Common.ValueInjection;

/// <summary>A member that is a tool; a target that requires it requires the tool to be there.</summary>
public abstract class ToolInjectionAttributeBase : ValueInjectionAttributeBase
{
    public abstract ToolRequirement GetRequirement(MemberInfo member);
}

namespace Nuke.Common.Tooling;

/// <summary>A tool that a target cannot do without.</summary>
public abstract class ToolRequirement
{
    /// <summary>Names the tool when it is not there; null when it is.</summary>
    internal abstract string Missing();

    /// <summary>What a tool class or an attribute on it asks for.</summary>
    internal static ToolRequirement Of(Type tool, string version)
    {
        var attribute = tool.GetCustomAttributes().OfType<IToolRequirementSource>().FirstOrDefault()
            ?? throw new ArgumentException($"'{tool.Name}' does not say where its tool comes from");
        return attribute.Requirement(version);
    }
}

/// <summary>An attribute that knows what its tool needs.</summary>
internal interface IToolRequirementSource
{
    ToolRequirement Requirement(string version);
}

/// <summary>A class of tasks whose tool is in a directory of PATH.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PathToolAttribute(string executable) : Attribute, IToolRequirementSource
{
    public ToolRequirement Requirement(string version) => new PathToolRequirement(executable);
}

internal sealed class PathToolRequirement(string executable) : ToolRequirement
{
    internal override string Missing() =>
        EnvironmentInfo.HasVariable($"{executable.ToUpperInvariant()}_EXE", allowEmpty: false) || ToolPathResolver.TryGetPathExecutable(executable) is not null
            ? null
            : $"'{executable}', which is not in a directory of PATH";
}

/// <summary>Marks classes of tools for <see cref="ITargetDefinition.Requires{T}()"/>.</summary>
public interface IRequireTool;

public interface IRequireToolWithVersion;

public interface IRequirePathTool : IRequireTool;

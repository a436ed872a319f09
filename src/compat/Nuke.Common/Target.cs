namespace Nuke.Common;

/// <summary>The definition of a target: a property of this type is a target of the build.</summary>
public delegate ITargetDefinition Target(ITargetDefinition definition);

/// <summary>The definition of a target that prepares a context: see <see cref="ITargetDefinition.DependsOnContext{T}"/>.</summary>
public delegate ITargetDefinition Setup(ITargetDefinition definition);

/// <summary>The definition of a target that clears a context up; it runs after a failure, too.</summary>
public delegate ITargetDefinition Cleanup(ITargetDefinition definition);

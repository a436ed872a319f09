namespace Nuke.Common.Execution;

/// <summary>Runs the definitions of base classes and components on the same target.</summary>
internal sealed partial class TargetDefinition
{
    public ITargetDefinition Base()
    {
        var name = ParameterNames.LastPart(target.Member.Name);
        for (var type = declaringType.BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetProperty(name, Members.All | BindingFlags.DeclaredOnly) is { } property)
                return Inherit(property);
        }
        throw new ArgumentException($"Target '{target.Name}' has no definition in a base class of '{declaringType.Name}'");
    }

    public ITargetDefinition Inherit(params Target[] targets)
    {
        foreach (var definition in targets)
            definition(this);
        return this;
    }

    public ITargetDefinition Inherit<T>(params Expression<Func<T, Target>>[] targets)
    {
        foreach (var expression in targets)
            Inherit((PropertyInfo)Expressions.MemberOf(expression));
        return this;
    }

    private TargetDefinition Inherit(PropertyInfo property)
    {
        var previous = declaringType;
        declaringType = property.DeclaringType;
        Discovery.Define(Definition.OfExactly(property, build), this);
        declaringType = previous;
        return this;
    }
}

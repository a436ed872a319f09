namespace Nuke.Common;

/// <summary>A member whose value comes from the command line, the environment or a parameters file; else its initializer stays.</summary>
public class ParameterAttribute : ValueInjectionAttributeBase
{
    public ParameterAttribute(string description = null) => Description = description;
    public virtual string Description { get; }
    public string Name { get; set; }
    public string Separator { get; set; }

    /// <summary>Whether the help lists it.</summary>
    public virtual bool List { get; set; } = true;
    public Type ValueProviderType { get; set; }

    /// <summary>A member of type IEnumerable of string: the values to choose from.</summary>
    public string ValueProviderMember { get; set; }
    public override object GetValue(MemberInfo member, object instance) => ParameterValues.Of(member, Members.TypeOf(member), Separator);

    /// <summary>The values to choose from, by their texts; null when the type says.</summary>
    public virtual IEnumerable<(string, object)> GetValueSet(MemberInfo member, object instance) => null;
}

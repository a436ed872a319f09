namespace Nuke.Common;

/// <summary>A member without which no run starts.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class RequiredAttribute : Attribute;

/// <summary>A member whose injection may fail silently.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class OptionalAttribute : Attribute;

/// <summary>A member that is injected only when a planned target requires it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class OnDemandAttribute : Attribute;

/// <summary>Makes all injected members of a class <see cref="OnDemandAttribute"/> ones.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class OnDemandValueInjectionAttribute : Attribute;

/// <summary>A value that files do not hold in plain text.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public class SecretAttribute : Attribute;

/// <summary>Prefix of the names of all parameters that an interface declares; a trailing "Prefix" is cut off.</summary>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public class ParameterPrefixAttribute : Attribute
{
    public ParameterPrefixAttribute(string prefix) => Prefix = prefix;
    public string Prefix { get; }
}

namespace Nuke.Common.CI;

/// <summary>A member that is the server when it is the current host, else null.</summary>
public class CIAttribute : ValueInjectionAttributeBase
{
    public override object GetValue(MemberInfo member, object instance) =>
        Members.TypeOf(member).IsInstanceOfType(NukeBuild.Host) ? NukeBuild.Host : null;
}

namespace Nuke.Common.ValueInjection;

/// <summary>A member whose value the engine sets before the run.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    public INukeBuild Build { get; internal set; }
    public virtual int Priority => 0;
    public virtual bool SuppressWarnings => false;

    /// <summary>The value, or null and a warning when it cannot be had.</summary>
    public object TryGetValue(MemberInfo member, object instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception exception)
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute)))
                Log.Warning("Could not inject value for {Member}: {Message}", Members.NameOf(member), cause.Message);
            return null;
        }
    }

    public abstract object GetValue(MemberInfo member, object instance);

    protected T GetMemberValue<T>(string memberName, object instance)
    {
        var member = Members.Find(instance.GetType(), memberName);
        Assert.NotNull(member, $"'{instance.GetType().Name}' has no field, property or method '{memberName}'");
        return Members.ValueOf<T>(member, instance);
    }

    protected T GetMemberValueOrNull<T>(string memberName, object instance) =>
        memberName is null ? default : GetMemberValue<T>(memberName, instance);
}

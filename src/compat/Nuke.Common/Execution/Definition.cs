namespace Nuke.Common.Execution;

/// <summary>The delegate that a target property returns.</summary>
internal static class Definition
{
    public static Delegate Of(PropertyInfo property, NukeBuild build) => Getter(property, build)();

    /// <summary>A delegate of the getter: invoking it by reflection would emit code for each property.</summary>
    private static Func<Delegate> Getter(PropertyInfo property, NukeBuild build) =>
        (Func<Delegate>)Delegate.CreateDelegate(typeof(Func<Delegate>), build, property.GetMethod);

    /// <summary>What this very getter returns, not what overrides it: a delegate made from its address is not dispatched.</summary>
    public static Delegate OfExactly(PropertyInfo property, NukeBuild build)
    {
        var address = property.GetMethod.MethodHandle.GetFunctionPointer();
        return ((Func<Delegate>)Activator.CreateInstance(typeof(Func<Delegate>), build, address))();
    }
}

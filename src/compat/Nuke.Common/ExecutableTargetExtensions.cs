namespace Nuke.Common;

public static class ExecutableTargetExtensions
{
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target target) => targets.Any(x => Equals(x.Factory, target));
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Setup target) => targets.Any(x => Equals(x.Factory, target));
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Cleanup target) => targets.Any(x => Equals(x.Factory, target));
}

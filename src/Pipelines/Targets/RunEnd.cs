using System.Runtime.CompilerServices;

namespace Pipelines.Targets;

/// <summary>
/// What a run has started and its end must stop. The end asks here, and not where it was started, so that it loads nothing that the run has
/// not used: the sandbox brings a web server.
/// </summary>
internal static class RunEnd
{
    private static readonly ConditionalWeakTable<IHazApplication, Action> Ends = [];

    /// <summary>Has something done at the end of the run of a build.</summary>
    public static void Add(IHazApplication build, Action end) => Ends.Add(build, end);

    /// <summary>The run of a build has ended.</summary>
    public static void Of(IHazApplication build)
    {
        if (Ends.TryGetValue(build, out var end))
        {
            Ends.Remove(build);
            end();
        }
    }
}

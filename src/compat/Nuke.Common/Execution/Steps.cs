namespace Nuke.Common.Execution;

/// <summary>A step of the engine between the extensions of one event. Returns false to end the run there.</summary>
internal sealed record EngineStep(float Priority, Func<bool> Run)
{
    public EngineStep(float priority, Action run)
        : this(priority, () => Always(run)) { }

    private static bool Always(Action run)
    {
        run();
        return true;
    }
}

/// <summary>Runs the engine's steps and the extensions of one event by priority, then the build class's own override.</summary>
internal static class Steps
{
    private static readonly Comparer<EngineStep> HighestFirst = Comparer<EngineStep>.Create((x, y) => y.Priority.CompareTo(x.Priority));

    public static bool Run<T>(IEnumerable<T> extensions, Action<T> raise, Action last, params EngineStep[] own)
        where T : IBuildExtension
    {
        var steps = own.Concat(extensions.Select(x => new EngineStep(x.Priority, () => raise(x))));
        foreach (var step in steps.Order(HighestFirst))
        {
            if (!step.Run())
                return false;
        }
        last();
        return true;
    }
}

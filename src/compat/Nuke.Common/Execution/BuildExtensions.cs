namespace Nuke.Common.Execution;

/// <summary>The extensions on a build class and its base classes, the highest priority first, then the class's own overrides.</summary>
internal sealed class BuildExtensions(NukeBuild build, List<BuildExtensionAttributeBase> extensions)
{
    private static readonly Comparer<BuildExtensionAttributeBase> HighestFirst =
        Comparer<BuildExtensionAttributeBase>.Create((x, y) => y.Priority.CompareTo(x.Priority));

    public static BuildExtensions Of(NukeBuild build)
    {
        var extensions = build.GetType().GetCustomAttributes(typeof(BuildExtensionAttributeBase), inherit: true)
            .Cast<BuildExtensionAttributeBase>().Order(HighestFirst).ToList();
        foreach (var extension in extensions)
            extension.Build = build;
        return new(build, extensions);
    }

    public IEnumerable<T> Of<T>()
        where T : IBuildExtension => extensions.OfType<T>();

    public void OnTargetRunning(ExecutableTarget target) =>
        Raise<IOnTargetRunning>(x => x.OnTargetRunning(target), () => build.OnTargetRunning(target.Name));

    public void OnTargetSkipped(ExecutableTarget target) =>
        Raise<IOnTargetSkipped>(x => x.OnTargetSkipped(target), () => build.OnTargetSkipped(target.Name));

    public void OnTargetSucceeded(ExecutableTarget target) =>
        Raise<IOnTargetSucceeded>(x => x.OnTargetSucceeded(target), () => build.OnTargetSucceeded(target.Name));

    public void OnTargetFailed(ExecutableTarget target) =>
        Raise<IOnTargetFailed>(x => x.OnTargetFailed(target), () => build.OnTargetFailed(target.Name));

    public void OnTargetSummaryUpdated(ExecutableTarget target) =>
        Raise<IOnTargetSummaryUpdated>(x => x.OnTargetSummaryUpdated(build, target), () => { });

    public void OnBuildFinished() => Raise<IOnBuildFinished>(x => x.OnBuildFinished(), build.OnBuildFinished);

    private void Raise<T>(Action<T> raise, Action own)
        where T : IBuildExtension
    {
        foreach (var extension in Of<T>())
            raise(extension);
        own();
    }
}

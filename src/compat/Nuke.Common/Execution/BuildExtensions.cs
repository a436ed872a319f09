namespace Nuke.Common.Execution;

/// <summary>The extensions on a build class and its base classes, the highest priority first, then the class's own overrides.</summary>
internal sealed class BuildExtensions
{
    private static readonly Comparer<BuildExtensionAttributeBase> HighestFirst =
        Comparer<BuildExtensionAttributeBase>.Create((x, y) => y.Priority.CompareTo(x.Priority));

    private readonly NukeBuild build;
    private readonly List<BuildExtensionAttributeBase> extensions;

    private BuildExtensions(NukeBuild build, List<BuildExtensionAttributeBase> extensions)
    {
        this.build = build;
        this.extensions = extensions;
    }

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

    public void OnTargetRunning(ExecutableTarget target)
    {
        foreach (var extension in Of<IOnTargetRunning>())
            extension.OnTargetRunning(target);
        build.OnTargetRunning(target.Name);
    }

    public void OnTargetSkipped(ExecutableTarget target)
    {
        foreach (var extension in Of<IOnTargetSkipped>())
            extension.OnTargetSkipped(target);
        build.OnTargetSkipped(target.Name);
    }

    public void OnTargetSucceeded(ExecutableTarget target)
    {
        foreach (var extension in Of<IOnTargetSucceeded>())
            extension.OnTargetSucceeded(target);
        build.OnTargetSucceeded(target.Name);
    }

    public void OnTargetFailed(ExecutableTarget target)
    {
        foreach (var extension in Of<IOnTargetFailed>())
            extension.OnTargetFailed(target);
        build.OnTargetFailed(target.Name);
    }

    public void OnTargetSummaryUpdated(INukeBuild source, ExecutableTarget target)
    {
        foreach (var extension in Of<IOnTargetSummaryUpdated>())
            extension.OnTargetSummaryUpdated(source, target);
    }

    public void OnBuildFinished()
    {
        foreach (var extension in Of<IOnBuildFinished>())
            extension.OnBuildFinished();
        build.OnBuildFinished();
    }
}

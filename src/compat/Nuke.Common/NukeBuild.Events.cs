namespace Nuke.Common;

/// <summary>What a build class may override to take part in a run; extensions of the same event come first.</summary>
public abstract partial class NukeBuild
{
    protected internal virtual void OnBuildCreated() { }
    protected internal virtual void OnBuildInitialized() { }
    protected internal virtual void OnBuildFinished() { }
    protected internal virtual void OnTargetRunning(string target) { }
    protected internal virtual void OnTargetSkipped(string target) { }
    protected internal virtual void OnTargetSucceeded(string target) { }
    protected internal virtual void OnTargetFailed(string target) { }
}

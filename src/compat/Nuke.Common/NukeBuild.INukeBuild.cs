namespace Nuke.Common;

/// <summary>What components see through <see cref="INukeBuild"/> where the class has a static member.</summary>
public abstract partial class NukeBuild
{
    AbsolutePath INukeBuild.RootDirectory => RootDirectory;
    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;
    AbsolutePath INukeBuild.BuildAssemblyFile => BuildAssemblyFile;
    AbsolutePath INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;
    AbsolutePath INukeBuild.BuildProjectDirectory => BuildProjectDirectory;
    AbsolutePath INukeBuild.BuildProjectFile => BuildProjectFile;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;

    Verbosity INukeBuild.Verbosity => Verbosity;
    Host INukeBuild.Host => Host;
    IReadOnlyList<ExecutableTarget> INukeBuild.ExecutableTargets => ExecutableTargets;

    T INukeBuild.TryGetValue<T>(Expression<Func<T>> parameterExpression) => (T)Injection.ComponentValue(parameterExpression, this);

    T INukeBuild.TryGetValue<T>(Expression<Func<object>> parameterExpression) => (T)Injection.ComponentValue(parameterExpression, this);
}

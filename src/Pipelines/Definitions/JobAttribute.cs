namespace Pipelines.Definitions;

/// <summary>
/// Makes a target a job of the pipeline and says what C# alone cannot: its stage, when it exists, what it needs from the runner.
/// It stands on the target's property; needs, artifacts and order come from the target itself.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = true)]
public sealed class JobAttribute : Attribute
{
    /// <summary>The stage: one of <see cref="Stages"/>, or a name of one's own, which is put after them.</summary>
    public string Stage { get; set; } = Stages.Test;

    /// <summary>One job in all, or one for each environment.</summary>
    public Per Per { get; set; } = Per.Pipeline;

    /// <summary>With <see cref="Per.Environment"/>: what the job does to its environment. One target alone may deploy.</summary>
    public EnvironmentUse Use { get; set; } = EnvironmentUse.Deploy;

    /// <summary>For which pipelines the job exists.</summary>
    public When When { get; set; } = When.Always;

    /// <summary>True = <c>needs: []</c>: starts at once, in parallel with everything.</summary>
    public bool AtOnce { get; set; }

    /// <summary>True when the job runs a container engine; the one that does holds no credential.</summary>
    public bool NeedsEngine { get; set; }

    /// <summary>True when the job reads Vault and AWS: it gets id_tokens with the audiences of its environment.</summary>
    public bool NeedsCredentials { get; set; }

    /// <summary>GitLab's Code Quality report that the target writes, relative to the repository's root.</summary>
    public string? CodeQualityReport { get; set; }

    /// <summary>The JUnit reports that the target writes, relative to the repository's root; may hold <c>*</c>.</summary>
    public string? JUnitReport { get; set; }

    /// <summary>The dotenv report that the target writes, relative to the repository's root.</summary>
    public string? DotenvReport { get; set; }
}

/// <summary>The stages in their order.</summary>
public static class Stages
{
    /// <summary><c>build</c></summary>
    public const string Build = "build";

    /// <summary><c>test</c></summary>
    public const string Test = "test";

    /// <summary><c>deploy</c></summary>
    public const string Deploy = "deploy";
}

/// <summary>How many jobs a target becomes.</summary>
public enum Per
{
    /// <summary>One.</summary>
    Pipeline,

    /// <summary>One for each environment of the application, named <c>target:environment</c> and run with <c>--env</c>.</summary>
    Environment,
}

/// <summary>What a job does to its environment; GitLab's <c>environment:action</c>. Only <see cref="Deploy"/> makes a deployment.</summary>
public enum EnvironmentUse
{
    /// <summary>Deploys: GitLab's <c>start</c>. It waits for the stages before and for the environments before, and is never cut off.</summary>
    Deploy,

    /// <summary>Gets the environment ready: GitLab's <c>prepare</c>.</summary>
    Prepare,

    /// <summary>Looks whether it works: GitLab's <c>verify</c>.</summary>
    Verify,

    /// <summary>Uses its variables and rights: GitLab's <c>access</c>.</summary>
    Access,
}

/// <summary>For which pipelines a job exists.</summary>
public enum When
{
    /// <summary>Every pipeline: each push, merge request, tag, schedule and manual run.</summary>
    Always,

    /// <summary>Pipelines of merge requests and of the release branch.</summary>
    MergeRequestAndRelease,

    /// <summary>Pipelines of the release branch.</summary>
    Release,
}

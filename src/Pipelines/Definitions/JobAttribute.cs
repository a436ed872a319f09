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

    /// <summary>With <see cref="Per.Environment"/> and <see cref="Per.Review"/>: what the job does to its environment. One target alone may deploy.</summary>
    public EnvironmentUse Use { get; set; } = EnvironmentUse.Deploy;

    /// <summary>For which pipelines the job exists.</summary>
    public When When { get; set; } = When.Always;

    /// <summary>True = starts at once, in parallel with everything but <see cref="ForEveryJob"/>; what it depends on runs inside it.</summary>
    public bool AtOnce { get; set; }

    /// <summary>True = every other job waits for this one and gets its files; it waits for none itself. For what is done once instead of in each job.</summary>
    public bool ForEveryJob { get; set; }

    /// <summary>True when the job runs a container engine; the one that does holds no credential.</summary>
    public bool NeedsEngine { get; set; }

    /// <summary>True when the job uses more than the .NET SDK, such as linters or an engine's client: it runs in <see cref="Application.ToolsImage"/>.</summary>
    public bool NeedsTools { get; set; }

    /// <summary>True when the job restores NuGet packages itself: it gets the cache of them, unless it holds credentials.</summary>
    public bool NeedsNuGet { get; set; }

    /// <summary>True when what the target produces is also kept in a cache, so that the next pipeline may find it made already; not with credentials.</summary>
    public bool KeepsFiles { get; set; }

    /// <summary>
    /// A folder or files, relative to the repository's root, that a cache keeps from one pipeline to the next, whether the job passes or not; for each parallel job
    /// its own. Not with credentials.
    /// </summary>
    public string? KeptFiles { get; set; }

    /// <summary>The image that this job alone runs in; null = that of the application.</summary>
    public string? Image { get; set; }

    /// <summary>The runners that may take this job alone, by GitLab's <c>tags</c>; empty = those of its image.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>True when the job reads Vault and AWS: it gets id_tokens with the audiences of its environment.</summary>
    public bool NeedsCredentials { get; set; }

    /// <summary>
    /// True when the target of a deployment takes <c>--commit</c>: a pipeline that is asked for a deployment may then be asked for that of another commit too.
    /// </summary>
    public bool TakesCommit { get; set; }

    /// <summary>GitLab's Code Quality report that the target writes, relative to the repository's root.</summary>
    public string? CodeQualityReport { get; set; }

    /// <summary>The JUnit reports that the target writes, relative to the repository's root; may hold <c>*</c>.</summary>
    public string? JUnitReport { get; set; }

    /// <summary>The coverage of the tests, in Cobertura's XML, relative to the repository's root; may hold <c>*</c>.</summary>
    public string? CoverageReport { get; set; }

    /// <summary>The pattern, <c>/…/</c>, of the line in the job's log that holds the coverage as a percentage.</summary>
    public string? Coverage { get; set; }

    /// <summary>True when that coverage is there only where a suite of <see cref="Application.Tests"/> leaves it; without one the job says nothing of it.</summary>
    public bool CoverageOfSuites { get; set; }

    /// <summary>Terraform's plan as GitLab's Terraform report (JSON), relative to the repository's root.</summary>
    public string? TerraformReport { get; set; }

    /// <summary>The dotenv report that the target writes, relative to the repository's root.</summary>
    public string? DotenvReport { get; set; }

    /// <summary>True when the job checks that files which are made from the definition are what it says: the infrastructure's pipeline waits for it.</summary>
    public bool ChecksDefinition { get; set; }

    /// <summary>What the job does to the infrastructure (<see cref="Application.Infrastructure"/>); then its stage, environments, rules and rights follow from that alone.</summary>
    public InfrastructureStep Infrastructure { get; set; }

    /// <summary>True when the job waits for no other but <see cref="ForEveryJob"/>, and runs inside it whatever it depends on.</summary>
    internal bool WaitsForNone => AtOnce || ForEveryJob || (Per == Per.Environment && Use == EnvironmentUse.Rollback);
}

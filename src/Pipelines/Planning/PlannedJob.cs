using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>One job to be: a target, and the environment or image that it is for.</summary>
/// <param name="Reach">The target and what stands behind it.</param>
/// <param name="Environment">The environment that it runs for; null when it is for none.</param>
/// <param name="Stage">The position of its stage.</param>
internal sealed record PlannedJob(TargetReach Reach, DeploymentEnvironment? Environment, int Stage)
{
    /// <summary>The one image that it is for; null when it is for all.</summary>
    public ContainerImage? Image { get; private init; }

    /// <summary>Its position among all jobs.</summary>
    public int Place { get; private init; }

    public TargetNode Target => Reach.Target;

    public JobAttribute Attribute => Target.Job!;

    public bool IsPerEnvironment => Attribute.Per == Per.Environment;

    public bool IsReview => Attribute.Per == Per.Review;

    public string Name => field ??= Image is { } image ? JobName.Of(Target.Name, image) : JobName.Of(Target.Name, IsPerEnvironment ? Environment : null);

    /// <summary>True when it makes a deployment.</summary>
    public bool IsDeployment => IsPerEnvironment && Attribute.Use == EnvironmentUse.Deploy;

    /// <summary>True when it puts an earlier release back.</summary>
    public bool IsRollback => IsPerEnvironment && Attribute.Use == EnvironmentUse.Rollback;

    /// <summary>True when it changes what runs in its environment.</summary>
    public bool ChangesEnvironment => IsDeployment || IsRollback || IsReview;

    /// <summary>
    /// True when a person starts it: a rollback, and what is for an environment with a manual start, unless it follows a job of that environment.
    /// </summary>
    public bool IsManual => IsRollback || (IsReview && Attribute.Use == EnvironmentUse.Stop) || (IsPerEnvironment && Environment!.Start == Start.Manual && !Reach.Jobs.Any(job => job.Job!.Per == Per.Environment));

    /// <summary>True for this job alone: no two are the same, whatever they hold.</summary>
    public bool Equals(PlannedJob? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Place;

    /// <summary>Every job, by stage and then by declaration, what is for every job first; those of one target in the order of the environments.</summary>
    /// <exception cref="DefinitionException">A job is for an environment, and there is none.</exception>
    public static IReadOnlyList<PlannedJob> All(TargetGraph graph, Application application)
    {
        var reaches = TargetReach.Of(graph);
        var targets = graph.Targets.Where(target => target.Job is not null).ToList();
        IReadOnlyList<DefinitionMistake> homeless =
        [
            .. targets.Where(target => application.Environments.Count == 0 && target.Job!.Per != Per.Review && (target.Job.Per == Per.Environment || target.Job.NeedsCredentials))
                .Select(target => PlanningText.NoEnvironments(graph.SymbolOf(target), application.Name)),
            .. targets.Where(target => application.Review is null && target.Job!.Per == Per.Review)
                .Select(target => PlanningText.NoReview(graph.SymbolOf(target), application.Name)),
        ];
        if (homeless.Count > 0)
        {
            throw new DefinitionException(homeless);
        }

        var stages = StagesOf(graph);
        return
        [
            .. targets.SelectMany(target =>
                from environment in EnvironmentsOf(target.Job!, application)
                from image in ImagesOf(target.Job!, application)
                select new PlannedJob(reaches[target.Name], environment, stages.IndexOf(target.Job!.Stage)) { Image = image })
                .OrderBy(job => job.Stage)
                .ThenBy(job => job.Attribute.ForEveryJob ? 0 : 1)
                .Select((job, place) => job with { Place = place }),
        ];
    }

    /// <summary>The stages that are used: GitLab's order for the known ones, then the others as they come.</summary>
    public static List<string> StagesOf(TargetGraph graph)
    {
        var used = graph.Targets.Where(target => target.Job is not null).Select(target => target.Job!.Stage).Distinct().ToList();
        return [.. new[] { Stages.Build, Stages.Test, Stages.Deploy }.Where(used.Contains), .. used.Where(stage => stage is not (Stages.Build or Stages.Test or Stages.Deploy))];
    }

    // A job that holds credentials and is for no environment is for the first: that is where images enter.
    private static IReadOnlyList<DeploymentEnvironment?> EnvironmentsOf(JobAttribute job, Application application) => job switch
    {
        { Per: Per.Environment } => [.. application.Environments],
        { Per: Per.Review } => [application.Review!.Environment],
        { NeedsCredentials: true } => [application.Environments[0]],
        _ => [null],
    };

    private static IReadOnlyList<ContainerImage?> ImagesOf(JobAttribute job, Application application) =>
        job.Per == Per.Image && application.Images.Count > 1 ? [.. application.Images] : [null];
}

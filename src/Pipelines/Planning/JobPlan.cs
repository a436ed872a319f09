using Pipelines.Definitions;
using Pipelines.Model;

namespace Pipelines.Planning;

/// <summary>The keywords of one job, but for its needs.</summary>
internal static class JobPlan
{
    public static Job Of(PlannedJob job, string symbol, Application application, RunnerPlan runners, IReadOnlyList<Cache> kept)
    {
        var attribute = job.Attribute;
        var writes = job.ChangesEnvironment || attribute.NeedsCredentials;
        var engine = PlanDefaults.EngineOf(attribute.NeedsEngine ? application.Engine : EngineAccess.Runner);
        return new Job(job.Name)
        {
            Symbol = symbol,
            Description = job.Target.Description,
            Stage = attribute.Stage,
            Image = runners.ImageOf(attribute),
            Tags = runners.TagsOf(attribute),
            Services = engine.Services,
            Variables = engine.Variables,
            Environment = job.Environment is { } environment ? LinkOf(job, environment) : null,
            ResourceGroup = job.IsReview ? ReviewPlan.Name : job.ChangesEnvironment ? job.Environment!.Name.Text : null,
            Interruptible = !writes,
            Retry = writes ? new Retry(0) : null,
            IdTokens = attribute.NeedsCredentials ? TokensOf(application, job.Environment!) : [],

            Cache = CachesOf(job, kept),
            Parallel = job.Target.PartitionSize is { } size ? new Parallelism.Times(size) : null,
            Script = [ScriptOf(job)],
            Coverage = HasCoverage(attribute, application) ? attribute.Coverage : null,
            Artifacts = ArtifactsOf(job, application),
        };
    }

    // ReviewPlan says the rest of a review environment.
    private static EnvironmentLink LinkOf(PlannedJob job, DeploymentEnvironment environment) => job.IsDeployment || job is { IsReview: true, Attribute.Use: EnvironmentUse.Deploy }
        ? new(environment.Name.Text) { Url = environment.Url, DeploymentTier = TierOf(environment.Tier), Action = EnvironmentAction.Start }
        : new(environment.Name.Text)
        {
            Action = !job.IsPerEnvironment && !job.IsReview ? EnvironmentAction.Access : job.Attribute.Use switch
            {
                EnvironmentUse.Prepare or EnvironmentUse.Rollback => EnvironmentAction.Prepare,
                EnvironmentUse.Verify => EnvironmentAction.Verify,
                _ => EnvironmentAction.Access,
            },
        };

    private static DeploymentTier TierOf(Tier tier) => tier switch
    {
        Tier.Production => DeploymentTier.Production,
        Tier.Staging => DeploymentTier.Staging,
        Tier.Testing => DeploymentTier.Testing,
        Tier.Development => DeploymentTier.Development,
        _ => DeploymentTier.Other,
    };

    // One token for each reader and environment, so that none can replay the other's.
    private static IReadOnlyList<IdToken> TokensOf(Application application, DeploymentEnvironment environment) =>
    [
        new(PlanDefaults.VaultToken, application.VaultAudienceOf(environment)),
        new(PlanDefaults.AwsToken, application.AwsAudienceOf(environment)),
    ];

    /// <summary>Where the jobs of an environment look for the files of those that are for every job.</summary>
    public static IReadOnlyList<Cache> KeptForEveryJob(IReadOnlyList<PlannedJob> jobs) =>
        [.. jobs.Where(job => job.Attribute is { ForEveryJob: true, KeepsFiles: true }).Select(job => PlanDefaults.CacheOf(job.Name, job.Target.Produces) with { Policy = CachePolicy.Pull })];

    // What a branch put into a cache must not run beside a credential, whatever the author says under default. But a person may start a job of an
    // environment long after the files of other jobs are gone: it looks for those that are for every job in their cache, and never writes there.
    private static IReadOnlyList<Cache>? CachesOf(PlannedJob job, IReadOnlyList<Cache> kept)
    {
        if (job.IsPerEnvironment)
        {
            return kept;
        }

        if (job.Attribute.NeedsCredentials)
        {
            return [];
        }

        var attribute = job.Attribute;
        IReadOnlyList<Cache> caches =
        [
            .. attribute.NeedsNuGet ? (Cache[])[PlanDefaults.CacheOf("nuget", PlanDefaults.PackagePath)] : [],
            .. attribute.KeptFiles is { } files ? (Cache[])[PlanDefaults.KeptBy(job.Target.PartitionSize is null ? job.Name : $"{job.Name}-$CI_NODE_INDEX", files)] : [],
            .. attribute.KeepsFiles && job.Target.Produces.Count > 0 ? (Cache[])[PlanDefaults.CacheOf(job.Name, [.. job.Target.Produces])] : [],
        ];
        return caches.Count == 0 ? null : caches;
    }

    // The targets that are jobs have run already. With nothing else left, a bare --skip leaves out whatever is not named.
    private static string ScriptOf(PlannedJob job)
    {
        var words = new List<string> { PlanDefaults.Build, job.Target.Name.Text };
        if (job.Environment is not null)
        {
            words.AddRange(["--env", job.Environment.Name.Text]);
        }

        if (JobRules.TakesCommit(job))
        {
            words.Add(JobRules.CommitWord);
        }

        if (job.Image is { } image)
        {
            words.AddRange(["--only-image", image.Repository.Text]);
        }

        if (job.Target.PartitionSize is not null)
        {
            words.AddRange(["--partition", "$CI_NODE_INDEX/$CI_NODE_TOTAL"]);
        }

        if (job.Reach.Skipped.Count > 0)
        {
            words.Add("--skip");
            words.AddRange(job.Reach.Inside.Count > 1 ? job.Reach.Skipped.Select(target => target.Name.Text) : []);
        }

        return string.Join(' ', words);
    }

    private static Artifacts? ArtifactsOf(PlannedJob job, Application application)
    {
        var attribute = job.Attribute;
        IReadOnlyList<string> paths = [.. job.Reach.Inside.SelectMany(target => target.Produces).Distinct()];
        var reports = ReportsOf(attribute, application);
        return paths.Count == 0 && reports is null
            ? null
            : new Artifacts
            {
                Paths = paths,

                // A report is wanted most when the job has failed.
                When = reports is null ? null : ArtifactsWhen.Always,
                ExpireIn = PlanDefaults.ArtifactsExpireIn,
                Reports = reports,
            };
    }

    private static bool HasCoverage(JobAttribute attribute, Application application) =>
        !attribute.CoverageOfSuites || application.Tests.Any(suite => suite.LeavesCoverage);

    private static Reports? ReportsOf(JobAttribute attribute, Application application)
    {
        var report = HasCoverage(attribute, application) ? attribute.CoverageReport : null;
        return report is null && attribute is { CodeQualityReport: null, JUnitReport: null, DotenvReport: null, TerraformReport: null }
            ? null
            : new()
            {
                CodeQuality = ListOf(attribute.CodeQualityReport),
                JUnit = ListOf(attribute.JUnitReport),
                Dotenv = ListOf(attribute.DotenvReport),
                Coverage = report is null ? null : new(CoverageFormat.Cobertura, report),
                Terraform = ListOf(attribute.TerraformReport),
            };
    }

    private static IReadOnlyList<string> ListOf(string? path) => path is null ? [] : [path];
}

using System.Reflection;

namespace Pipelines.Model.Limits;

/// <summary>
/// Every kind of finding, with its text: 01 names and stages, 02 needs, 03 rules, 04 running, 05 deployments, 06 tokens, 07 artifacts and caches, 08 sizes, 09 definitions.
/// </summary>
public static partial class FindingRules
{
    private const string Yaml = "ci/yaml/";
    private const string Jobs = "ci/jobs/";
    private const string Environments = "ci/environments/";
    private const string Limits = "administration/instance_limits/";

    /// <summary>A name that GitLab keeps for itself.</summary>
    public static FindingRule ReservedName { get; } = Error("PIPE0101", "'{0}' is a word of GitLab's own file format and cannot name a job", "Rename the target.", Jobs + "#job-names");

    /// <summary>A name that is too long.</summary>
    public static FindingRule LongName { get; } = Error("PIPE0102", "the name '{0}' has {1} characters; GitLab takes {2}, and 128 for a job that others need", "Shorten the name.", Jobs + "#job-names");

    /// <summary>A name that is there twice.</summary>
    public static FindingRule DuplicateName { get; } = Error("PIPE0103", "there are {1} jobs named '{0}', and GitLab would keep the last alone", "Rename the target.", Jobs + "#job-names");

    /// <summary>A name that is empty or hides the job.</summary>
    public static FindingRule HiddenName { get; } = Error("PIPE0104", "the name '{0}' is empty or begins with '.', and so GitLab would not run the job", "Rename the target.", Jobs + "#hide-a-job");

    /// <summary>A stage that is not declared.</summary>
    public static FindingRule UnknownStage { get; } = Error("PIPE0111", "job '{0}' is in stage '{1}', which is not declared; declared are {2}", "Declare the stage in Pipeline.Stages, or name another.", Yaml + "#stages");

    /// <summary>A stage that is there twice, or whose name is too long.</summary>
    public static FindingRule BadStage { get; } = Error("PIPE0112", "stage '{0}' is declared twice, is empty or has more than 255 characters", "Mend Pipeline.Stages.", Yaml + "#stages");

    /// <summary>No job that GitLab would run.</summary>
    public static FindingRule NothingToRun { get; } = Error("PIPE0113", "there is no job outside the stages .pre and .post, so GitLab would make no pipeline", "Put [Job] on a target.", Yaml + "#stage");

    /// <summary>More needs than GitLab takes.</summary>
    public static FindingRule TooManyNeeds { get; } = Error("PIPE0201", "job '{0}' has {1} needs; GitLab takes 50", "Let it depend on one target that gathers them.", Yaml + "#needs");

    /// <summary>A need on a job that is not there.</summary>
    public static FindingRule UnknownNeed { get; } = Error("PIPE0202", "job '{0}' needs '{1}', and there is no job of that name", "Name a job of this pipeline.", Yaml + "#needs");

    /// <summary>A need on a job of a later stage.</summary>
    public static FindingRule LaterNeed { get; } = Error("PIPE0203", "job '{0}' in stage '{1}' needs '{2}' in the later stage '{3}'", "Move one of them to another stage.", Yaml + "#needs");

    /// <summary>A need that is not there in every pipeline of the job that needs it.</summary>
    public static FindingRule AbsentNeed { get; } = Error("PIPE0204", "job '{0}' needs '{1}', which is missing in pipelines such as: {2}; GitLab then makes no pipeline at all", "Give both the same When, or let the narrower one be needed by none.", Yaml + "#needsoptional");

    /// <summary>A deployment that would start at once when its needs are missing.</summary>
    public static FindingRule OptionalNeeds { get; } = Error("PIPE0205", "deployment '{0}' has optional needs only, and would start at once, untested, when they are all missing", "Make one of its needs required.", Yaml + "#needsoptional");

    /// <summary>A deployment that waits for a person to start something else.</summary>
    public static FindingRule ManualNeed { get; } = Error("PIPE0206", "deployment '{0}' needs the manual job '{1}', and would wait for as long as nobody starts that", "Depend on what the manual job depends on.", Jobs + "job_control/#types-of-manual-jobs");

    /// <summary>Jobs that need each other.</summary>
    public static FindingRule CyclicNeeds { get; } = Error("PIPE0207", "these jobs need each other in a circle: {0}", "Remove one of the needs.", Yaml + "#needs");

    /// <summary>Needs and dependencies at once.</summary>
    public static FindingRule NeedsAndDependencies { get; } = Error("PIPE0208", "job '{0}' says both needs and dependencies", "Say 'Artifacts = true' on the need instead of dependencies.", Yaml + "#dependencies");

    /// <summary>The same need twice.</summary>
    public static FindingRule DuplicateNeed { get; } = Error("PIPE0209", "job '{0}' needs '{1}' twice", "Name it once.", Yaml + "#needs");

    /// <summary>Conditions that cannot be looked through.</summary>
    public static FindingRule TooManyConditions { get; } = Warning("PIPE0301", "the rules name so many variables and values ({0} combinations) that it was not checked which jobs exist together", "Use fewer variables in the rules.", Jobs + "job_rules/");

    /// <summary>More patterns than GitLab takes.</summary>
    public static FindingRule TooManyPatterns { get; } = Error("PIPE0302", "a rule of '{0}' has {1} patterns under {2}; GitLab takes 50", "Use fewer, wider patterns.", Yaml + "#ruleschanges");

    /// <summary>A path that never matches.</summary>
    public static FindingRule DeadPattern { get; } = Error("PIPE0303", "the pattern '{1}' in a rule of '{0}' never matches: paths begin at the project's folder, without './' and without '//'", "Write the path from the project's folder.", Yaml + "#ruleschanges");

    /// <summary>A delay in the wrong place.</summary>
    public static FindingRule MisplacedDelay { get; } = Error("PIPE0304", "'{0}' has start_in without when: delayed, or the other way round, or a delay over one week", "Set When = RunWhen.Delayed and StartIn together, one second to one week.", Jobs + "job_control/#run-a-job-after-a-delay");

    /// <summary>A rule that only a job may have.</summary>
    public static FindingRule WorkflowRule { get; } = Error("PIPE0305", "a rule of the workflow says {0}; only if, changes, exists, when (always or never) and variables count there", "Move it to the rules of a job.", Yaml + "workflow/");

    /// <summary>A rule that says nothing.</summary>
    public static FindingRule EmptyRule { get; } = Error("PIPE0306", "a rule of '{0}' says neither if, changes, exists nor when", "Say When, or remove the rule.", Yaml + "#rules");

    /// <summary>Never, outside a rule.</summary>
    public static FindingRule NeverOutsideRule { get; } = Error("PIPE0307", "job '{0}' says when: never outside a rule", "Remove the job, or move it into a rule.", Yaml + "#when");

    /// <summary>No script.</summary>
    public static FindingRule NoScript { get; } = Error("PIPE0401", "job '{0}' has no script", "Give it at least one line.", Yaml + "#script");

    /// <summary>Too many or too few copies.</summary>
    public static FindingRule ParallelRange { get; } = Error("PIPE0402", "job '{0}' would run {1} times in parallel; GitLab takes 1 to 200", "Choose another Partition.", Yaml + "#parallel");

    /// <summary>Too many retries.</summary>
    public static FindingRule RetryRange { get; } = Error("PIPE0403", "'{0}' has retry {1}; GitLab takes 0 to 2", "Choose 0, 1 or 2.", Yaml + "#retry");

    /// <summary>Too many tags.</summary>
    public static FindingRule TooManyTags { get; } = Error("PIPE0404", "'{0}' has {1} tags; GitLab takes fewer than 50", "Use fewer tags.", Yaml + "#tags");

    /// <summary>A variable's name that no shell takes.</summary>
    public static FindingRule VariableName { get; } = Error("PIPE0405", "'{0}' sets the variable '{1}'; names are made of letters, digits and '_'", "Rename the variable.", Yaml + "#variables");

    /// <summary>Not a pattern.</summary>
    public static FindingRule CoveragePattern { get; } = Error("PIPE0406", "the coverage '{1}' of job '{0}' is not of the form /…/", "Put slashes around the pattern.", Yaml + "#coverage");

    /// <summary>A question that nobody is asked.</summary>
    public static FindingRule ConfirmationWithoutManual { get; } = Error("PIPE0407", "job '{0}' asks for a confirmation but is not manual", "Set When = RunWhen.Manual.", Yaml + "#manual_confirmation");

    /// <summary>A job that does not say whether a newer commit may cancel it.</summary>
    public static FindingRule InterruptibleUnsaid { get; } = Warning("PIPE0408", "job '{0}' does not say interruptible; GitLab takes false, and one such job keeps outdated pipelines running", "Set Interruptible.", Yaml + "#interruptible");

    /// <summary>A deployment that could be cut off.</summary>
    public static FindingRule InterruptibleDeployment { get; } = Error("PIPE0501", "deployment '{0}' is not interruptible: false, so a newer commit could cut it off halfway", "Set Interruptible = false.", Yaml + "#interruptible");

    /// <summary>Deployments that could run at the same time.</summary>
    public static FindingRule NoResourceGroup { get; } = Error("PIPE0502", "deployment '{0}' has no resource_group, so two of them could run at the same time", "Set ResourceGroup to the environment's name.", "ci/resource_groups/");

    /// <summary>A tier that GitLab would guess.</summary>
    public static FindingRule NoTier { get; } = Error("PIPE0503", "deployment '{0}' has no deployment_tier, and GitLab would guess it from the name", "Set DeploymentTier.", Environments + "#deployment-tier-of-environments");

    /// <summary>A name that GitLab refuses.</summary>
    public static FindingRule EnvironmentCharacters { get; } = Error("PIPE0504", "the environment '{1}' of job '{0}' has characters other than letters, digits, space and '-_/${{}}', is empty, or begins or ends with '/'", "Rename the environment.", Yaml + "#environmentname");

    /// <summary>Two deployments of one environment.</summary>
    public static FindingRule DuplicateDeployment { get; } = Error("PIPE0505", "the jobs {0} all deploy to '{1}' in one pipeline, which breaks GitLab's guard against outdated deployments", "Let one of them deploy, and say Use = EnvironmentUse.Verify, Prepare or Access on the others.", Environments + "deployment_safety/");

    /// <summary>A name of a lock that GitLab refuses.</summary>
    public static FindingRule ResourceGroupCharacters { get; } = Error("PIPE0506", "the resource_group '{1}' of job '{0}' has characters other than letters, digits, space and '-_/${{}}.', is empty, or begins or ends with '/'", "Rename it.", Yaml + "#resource_group");

    /// <summary>A deployment that is tried again.</summary>
    public static FindingRule RetriedDeployment { get; } = Error("PIPE0507", "deployment '{0}' is tried again after a failure, by its own retry or by the default's", "Set Retry = new(0).", Yaml + "#retry");

    /// <summary>A stop job that does not stop.</summary>
    public static FindingRule BadStopJob { get; } = Error("PIPE0508", "job '{0}' names '{1}' under on_stop; it must be a job of this pipeline with the same environment and resource_group and with action stop", "Mend OnStop or the stop job.", Yaml + "#environmenton_stop");

    /// <summary>More deployments than GitLab takes.</summary>
    public static FindingRule TooManyDeployments { get; } = Error("PIPE0509", "the pipeline has {0} jobs with an environment; GitLab takes 500 deployment jobs", "Split the pipeline by environment.", Limits);

    /// <summary>An end that GitLab refuses.</summary>
    public static FindingRule AutoStopOfStop { get; } = Error("PIPE0510", "job '{0}' stops its environment and says auto_stop_in", "Remove AutoStopIn.", Yaml + "#environmentauto_stop_in");

    /// <summary>A token for everyone.</summary>
    public static FindingRule NoAudience { get; } = Error("PIPE0601", "the id_token '{1}' of job '{0}' has no audience", "Name who may accept it.", Yaml + "#id_tokens");

    /// <summary>A token for whoever opens a merge request or pushes a branch.</summary>
    public static FindingRule TokenForAnyone { get; } = Error("PIPE0602", "job '{0}' has id_tokens and exists in pipelines such as: {1}; whoever may open a merge request or push a branch would hold them", "Say When = When.Release.", "ci/secrets/id_token_authentication/");

    /// <summary>A path outside the project.</summary>
    public static FindingRule OutsidePath { get; } = Error("PIPE0701", "'{1}' under {2} of '{0}' is not inside the project's folder", "Name a path relative to the project's folder, without '..'.", Yaml + "#artifactspaths");

    /// <summary>Too many caches.</summary>
    public static FindingRule TooManyCaches { get; } = Error("PIPE0702", "'{0}' has {1} caches; GitLab takes 4", "Use fewer caches.", Yaml + "#cache");

    /// <summary>A key that GitLab refuses.</summary>
    public static FindingRule CacheKeyForm { get; } = Error("PIPE0703", "a cache of '{0}' has the key '{1}'; a key is a text without '/' that is not of dots alone, or one or two files without variables", "Mend the key.", Yaml + "#cachekey");

    /// <summary>A cache of nothing.</summary>
    public static FindingRule EmptyCache { get; } = Error("PIPE0704", "a cache of '{0}' has no paths, and so does nothing", "Name its paths, or remove it.", Yaml + "#cache");

    /// <summary>Too many fallback keys.</summary>
    public static FindingRule TooManyFallbackKeys { get; } = Error("PIPE0705", "a cache of '{0}' has {1} fallback keys; GitLab takes 5", "Use fewer.", Yaml + "#cachefallback_keys");

    /// <summary>A link to something that has no fixed name.</summary>
    public static FindingRule ExposedPath { get; } = Error("PIPE0706", "job '{0}' says expose_as with the path '{1}'; it takes no '*' and no variables", "Name the files.", Yaml + "#artifactsexpose_as");

    /// <summary>A file that is too large.</summary>
    public static FindingRule FileSize { get; } = Error("PIPE0801", "the file has {0} bytes; GitLab takes 2097152", "Split the pipeline by environment or image.", Limits);

    /// <summary>A Dockerfile next to a credential.</summary>
    public static FindingRule EngineWithCredentials { get; } = Warning("PIPE0901", "target '{0}' runs a container engine and holds credentials, so a Dockerfile of a branch could reach them", "Make two targets of it: one builds, one pushes.", "ci/docker/using_docker_build/");

    /// <summary>A deployment that nobody can take back.</summary>
    public static FindingRule NoRollback { get; } = Warning("PIPE0902", "target '{0}' deploys, and no target rolls back, so the way back from a bad release is a new commit and a whole pipeline", "Add IRollback to the build class, or [Job(Per = Per.Environment, Use = EnvironmentUse.Rollback)] to a target.", Environments + "deployment_safety/");

    /// <summary>A way back that is not there when it is needed.</summary>
    public static FindingRule RollbackElsewhere { get; } = Error("PIPE0903", "target '{0}' rolls back When.{1}, and '{2}' deploys When.{3}; a deployment and its rollback exist in the same pipelines", "Give both the same When.", Environments + "deployment_safety/");

    /// <summary>A review environment that lives for ever.</summary>
    public static FindingRule NoReviewStop { get; } = Error("PIPE0904", "target '{0}' starts a review environment, and {1} targets stop it; it takes exactly one", "Put [Job(Per = Per.Review, Use = EnvironmentUse.Stop)] on the target that takes it down.", Environments + "#stopping-an-environment");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<FindingRule> All =>
    [
        .. typeof(FindingRules).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(FindingRule))
            .Select(property => (FindingRule)property.GetValue(null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    private static FindingRule Error(string id, string what, string mend, string page) => new(id, Severity.Error, what, mend, page);

    private static FindingRule Info(string id, string what, string mend, string page) => new(id, Severity.Info, what, mend, page);

    private static FindingRule Warning(string id, string what, string mend, string page) => new(id, Severity.Warning, what, mend, page);
}

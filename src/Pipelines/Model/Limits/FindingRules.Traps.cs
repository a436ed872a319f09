namespace Pipelines.Model.Limits;

// What GitLab takes or refuses elsewhere than in its reference's first lines: jobs, needs, rules, triggers and variables.
public static partial class FindingRules
{
    /// <summary>A name that GitLab reads as a keyword.</summary>
    public static FindingRule PagesName { get; } = Warning("PIPE0105", "job '{0}' is read as 'pages: true', which GitLab has deprecated for that name", "Rename the target, and set Pages in Customize.", Yaml + "#pages");

    /// <summary>A job that overtakes the first stage.</summary>
    public static FindingRule AheadOfFirstStage { get; } = Warning("PIPE0114", "job '{0}' has empty needs, and so starts before the jobs of stage .pre have ended ({1})", "Let it need them, or move them to another stage.", Yaml + "#stage-pre");

    /// <summary>More needs of other projects than GitLab takes.</summary>
    public static FindingRule TooManyProjectNeeds { get; } = Error("PIPE0210", "job '{0}' needs {1} jobs of other projects; GitLab takes 5", "Need fewer of them.", Yaml + "#needsproject");

    /// <summary>A trigger that needs another pipeline's job.</summary>
    public static FindingRule TriggerNeedsElsewhere { get; } = Error("PIPE0211", "trigger job '{0}' needs '{1}' of another project or pipeline, which GitLab takes for jobs with a script only", "Need jobs of this pipeline.", Yaml + "#needsproject");

    /// <summary>Artifacts of a job that does not come before.</summary>
    public static FindingRule BadDependency { get; } = Error("PIPE0212", "job '{0}' has '{1}' under dependencies, which is no job of an earlier stage", "Name a job of an earlier stage, or use Needs.", Yaml + "#dependencies");

    /// <summary>A variable that is not there yet.</summary>
    public static FindingRule LateVariable { get; } = Error("PIPE0308", "a rule of '{0}' asks for {1}, which GitLab sets when the job runs, long after the rules", "Ask for a variable that exists when the pipeline is made.", "ci/variables/predefined_variables/");

    /// <summary>A comparison of nothing.</summary>
    public static FindingRule CompareToWithoutPaths { get; } = Error("PIPE0309", "a rule of '{0}' says compare_to without paths under changes", "Name the paths, or remove CompareTo.", Yaml + "#ruleschangescompare_to");

    /// <summary>Changes that are always true somewhere.</summary>
    public static FindingRule ChangesAlone { get; } = Warning("PIPE0310", "a rule of '{0}' has changes and neither if nor compare_to; on tags, schedules, new branches and pipelines started by hand GitLab takes changes for true", "Add If, or CompareTo.", Jobs + "job_rules/#jobs-or-pipelines-run-unexpectedly-when-using-changes");

    /// <summary>A manual job that holds the pipeline.</summary>
    public static FindingRule BlockingManual { get; } = Warning("PIPE0311", "a rule of '{0}' is manual and does not say allow_failure, so the pipeline is blocked until somebody starts the job", "Say AllowFailure = true, or false when that is meant.", Jobs + "job_control/#types-of-manual-jobs");

    /// <summary>Two pipelines for one push.</summary>
    public static FindingRule DuplicatePipelines { get; } = Warning("PIPE0312", "a push to a branch with an open merge request makes two pipelines: one of the branch, and one of the merge request", "Add a rule to the workflow that says never for $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS.", Jobs + "job_rules/#avoid-duplicate-pipelines");

    /// <summary>A pattern of paths that is too long.</summary>
    public static FindingRule LongPathPattern { get; } = Error("PIPE0313", "a rule of '{0}' has a regexp of {1} characters under {2}; GitLab takes 255", "Shorten it, or use paths.", Yaml + "#ruleschanges");

    /// <summary>A condition that GitLab may refuse.</summary>
    public static FindingRule LongCondition { get; } = Warning("PIPE0314", "a rule of '{0}' has a condition of {1} words; GitLab has refused more than 100", "Make several rules of it.", Jobs + "job_rules/#cicd-variable-expressions");

    /// <summary>Jobs of a matrix with one name.</summary>
    public static FindingRule SamePermutation { get; } = Error("PIPE0409", "the matrix of '{0}' makes '{1}' twice, and GitLab would drop one of them without a word", "Give the entries different values.", Yaml + "#parallelmatrix");

    /// <summary>A keyword that a trigger does not take.</summary>
    public static FindingRule TriggerKeyword { get; } = Error("PIPE0410", "trigger job '{0}' says {1}, which GitLab takes for jobs with a script only", "Remove it.", "ci/pipelines/downstream_pipelines/");

    /// <summary>Too many or too few files of a child pipeline.</summary>
    public static FindingRule TriggerFiles { get; } = Error("PIPE0411", "trigger job '{0}' includes {1} files; GitLab takes 1 to 3", "Gather them in one file.", Yaml + "#triggerinclude");

    /// <summary>A trigger that waits for nothing.</summary>
    public static FindingRule NoTriggerStrategy { get; } = Warning("PIPE0412", "trigger job '{0}' has no strategy: it is green, and gives its resource_group free, as soon as the other pipeline is made", "Set Strategy = TriggerStrategy.Mirror.", Yaml + "#triggerstrategy");

    /// <summary>A job that does two things.</summary>
    public static FindingRule TwoKindsOfWork { get; } = Error("PIPE0413", "job '{0}' says {1} at once", "Make two jobs of it.", Yaml + "#script");

    /// <summary>A variable that says more than it may.</summary>
    public static FindingRule VariableForm { get; } = Error("PIPE0414", "'{0}' sets the variable '{1}' with {2}", "Correct the variable.", Yaml + "#variables");

    /// <summary>Inputs that GitLab refuses.</summary>
    public static FindingRule JobInput { get; } = Error("PIPE0415", "job '{0}' has {1}", "Correct Inputs.", "ci/inputs/");

    /// <summary>A name of pipelines that GitLab refuses.</summary>
    public static FindingRule WorkflowName { get; } = Error("PIPE0416", "the workflow's name has {0} characters; GitLab takes 1 to 255", "Shorten it, or leave it out.", Yaml + "#workflowname");
}

namespace Pipelines.Model.Limits;

// Environments that must be stopped, tokens and secrets, caches, included files, and the suppression of findings.
public static partial class FindingRules
{
    /// <summary>An environment that cannot be stopped.</summary>
    public static FindingRule NoStopJobThere { get; } = Error("PIPE0511", "deployment '{0}' names '{1}' under on_stop, which is missing in pipelines such as: {2}; nobody could stop what it starts there", "Give both the same rules.", Environments + "#stop-an-environment");

    /// <summary>A stop job that cannot run when it is wanted.</summary>
    public static FindingRule StopJobForm { get; } = Warning("PIPE0512", "stop job '{0}' {1}", "Set When = RunWhen.Manual with AllowFailure, and the variable GIT_STRATEGY = none.", Environments + "#stop-an-environment");

    /// <summary>A deployment that cannot be rolled back.</summary>
    public static FindingRule TriggeredDeployment { get; } = Warning("PIPE0513", "deployment '{0}' is a trigger job, and GitLab's rollback button, which runs a job again, does nothing for those", "Deploy by a job with a script.", Environments + "#retry-or-roll-back-a-deployment");

    /// <summary>A secret that everybody reads.</summary>
    public static FindingRule SecretInFile { get; } = Error("PIPE0603", "'{0}' sets the variable '{1}' in the file, which whoever reads the repository can read", "Keep it in Vault, or as a masked and protected CI/CD variable.", "ci/variables/#cicd-variable-security");

    /// <summary>A secret that is fetched with any token.</summary>
    public static FindingRule AnyToken { get; } = Warning("PIPE0604", "job '{0}' has {1} id_tokens, and the secret '{2}' does not say which; GitLab takes any", "Set Token.", Yaml + "#secretstoken");

    /// <summary>A token that another environment accepts.</summary>
    public static FindingRule SharedAudience { get; } = Warning("PIPE0605", "the audience '{0}' is that of id_tokens for several environments ({1}), so each could show its token as the other's", "Give every environment an audience of its own.", "ci/secrets/id_token_authentication/");

    /// <summary>More links than a merge request shows.</summary>
    public static FindingRule TooManyExposed { get; } = Error("PIPE0707", "{0} jobs say expose_as; a merge request shows 10", "Expose fewer.", Yaml + "#artifactsexpose_as");

    /// <summary>A cache that anybody may fill.</summary>
    public static FindingRule SharedCache { get; } = Warning("PIPE0708", "a cache of '{0}' says unprotect: whoever may push a branch writes what protected branches run", "Remove Unprotect.", Yaml + "#cacheunprotect");

    /// <summary>Two words on who may download.</summary>
    public static FindingRule AccessTwice { get; } = Error("PIPE0709", "the artifacts of '{0}' say both public and access", "Say Access alone.", Yaml + "#artifactsaccess");

    /// <summary>A state of Terraform that others may download.</summary>
    public static FindingRule StateArtifact { get; } = Error("PIPE0710", "the artifacts of '{0}' hold '{1}', a state of Terraform, which has passwords in clear and is in use elsewhere meanwhile", "Remove it; keep states in GitLab (backend \"http\") or in a bucket (backend \"s3\").", "user/infrastructure/iac/terraform_state/");

    /// <summary>A saved plan that others may download.</summary>
    public static FindingRule PlanArtifact { get; } = Error("PIPE0711", "the artifacts of '{0}' hold '{1}', a saved plan of Terraform, which has a copy of the state in it, and whoever sees the pipeline may download it", "Set Access = ArtifactsAccess.None.", Yaml + "#artifactsaccess");

    /// <summary>More files than GitLab takes.</summary>
    public static FindingRule TooManyIncludes { get; } = Error("PIPE0802", "the file includes {0} others; GitLab takes 150, nested ones among them", "Include fewer.", Yaml + "#include");

    /// <summary>More pipelines than GitLab takes.</summary>
    public static FindingRule TooManyTriggers { get; } = Error("PIPE0803", "the pipeline triggers {0} others; GitLab takes 1000", "Trigger fewer.", Limits);

    /// <summary>More jobs than GitLab.com's free plan runs.</summary>
    public static FindingRule ManyJobs { get; } = Info("PIPE0804", "the pipeline has {0} jobs; on GitLab.com the free plan takes 500 at a time, Premium 20000", "Know your plan, or split the pipeline.", "user/gitlab_com/#cicd");

    /// <summary>A file that may change under the pipeline.</summary>
    public static FindingRule MovingInclude { get; } = Warning("PIPE0805", "'{0}' is included {1}, so others change this pipeline without a commit here", "Pin it to a commit, a full version or its hash.", Yaml + "#include");

    /// <summary>Keywords that nobody has looked at.</summary>
    public static FindingRule RawKeywords { get; } = Info("PIPE0806", "job '{0}' has raw YAML, which is printed as it is and not checked", "Use the model's own property where there is one.", Yaml);

    /// <summary>A suppression of something that does not exist.</summary>
    public static FindingRule UnknownSuppression { get; } = Error("PIPE0910", "'{0}' is not the id of a finding{1}", "docs/findings.md lists them.", Yaml);

    /// <summary>A suppression that nobody can judge.</summary>
    public static FindingRule NoReasonToSuppress { get; } = Error("PIPE0911", "{0} is suppressed without a reason", "Write the reason: it is for whoever asks later.", Yaml);

    /// <summary>A suppression of nothing.</summary>
    public static FindingRule UnusedSuppression { get; } = Info("PIPE0912", "{0} is suppressed, and nothing was found", "Remove the suppression.", Yaml);
}

using System.Globalization;

namespace Pipelines.Engines.CodeQuality.Dockerfiles;

/// <summary>One rule for Dockerfiles.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Message">What is wrong, why, and the mend; <c>{0}</c> is what it is about.</param>
internal sealed record DockerfileRule(string Id, Severity Severity, string Message)
{
    /// <summary>True when the line may hold a secret: it is shown nowhere.</summary>
    public bool HidesLine { get; init; }
}

/// <summary>One place where a Dockerfile breaks a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="About">What it is about: an image, a name, a word.</param>
internal sealed record Fault(DockerfileRule Rule, int Line, string About = "")
{
    /// <summary>What is said to people.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, About);
}

/// <summary>The rules for Dockerfiles, and what they say to people.</summary>
internal static class DockerfileText
{
    public static readonly DockerfileRule
        NoFrom = new("no-from", Severity.Critical, "There is no FROM, so nothing can be built."),
        UnknownInstruction = new("unknown-instruction", Severity.Critical, "'{0}' is no instruction of a Dockerfile; is a continuation missing at the end of the line before?"),
        OpenHeredoc = new("open-heredoc", Severity.Critical, "The text that begins with '<<{0}' has no end: write {0} on a line of its own."),
        BaseWithoutDefault = new("base-without-default", Severity.Minor, "The base image is a variable without a default, so a build without --build-arg has none: give its ARG one before the first FROM."),
        BaseWithoutTag = new("base-without-tag", Severity.Major, "The base '{0}' has no tag, which means 'latest': another image tomorrow. Name a version."),
        LatestBase = new("latest-base", Severity.Major, "The base '{0}' is another image tomorrow. Name a version."),
        BaseWithoutDigest = new("base-without-digest", Severity.Info, "The tag of '{0}' may move; with '@sha256:...' behind it the base stays the same."),
        NoUser = new("no-user", Severity.Minor, "No USER is set, so the container runs as whatever its base says, mostly root: set one by its number."),
        RootUser = new("root-user", Severity.Minor, "The container runs as root: end with another USER."),
        AptAsks = new("apt-asks", Severity.Major, "'apt-get install' asks, and nobody answers: add --yes."),
        AptRecommends = new("apt-recommends", Severity.Minor, "'apt-get install' brings recommended packages along: add --no-install-recommends, and name those that are needed."),
        AptLists = new("apt-lists", Severity.Minor, "The lists of 'apt-get update' stay in the image: 'rm -rf /var/lib/apt/lists/*' in the same RUN."),
        AptUpdateAlone = new("apt-update-alone", Severity.Minor, "'apt-get update' in a RUN of its own is kept by the build's cache and grows old: put it before the install, in the same RUN."),
        SecretInEnv = new("secret-in-env", Severity.Critical, "ENV {0} stays in the image for everybody who has it: take it out, and give it to the container when it starts.") { HidesLine = true },
        SecretInArg = new("secret-in-arg", Severity.Critical, "ARG {0} stays in the image's history: use 'RUN --mount=type=secret'.") { HidesLine = true },
        AddFromWeb = new("add-from-web", Severity.Minor, "ADD takes whatever the address holds on that day: add --checksum=sha256:..., or fetch and verify it in a RUN."),
        ShellForm = new("shell-form", Severity.Minor, "{0} in the shell's form: 'sh' gets SIGTERM when ECS stops the task, and the program does not. Write it as [\"program\", \"argument\"].");
}

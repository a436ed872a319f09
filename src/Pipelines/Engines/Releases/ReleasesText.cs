using System.Globalization;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>What this room says to people about releases, rollbacks and what runs.</summary>
internal static class ReleasesText
{
    private const int MostListed = 10;

    public static string Recorded(string definition) => $"recorded with the tags of {definition}";

    public static string Deregistered(EcsTaskDefinition definition) => $"deregistered {definition.Name}";

    public static DefinitionException KeepsNothing(int keep) => new($"--keep-releases {keep}", "at least one release is kept", "Write a number from 1.");

    public static IReadOnlyList<string> Superfluous(IReadOnlyList<EcsTaskDefinition> superfluous, int keep, bool isMeant) => superfluous.Count == 0
        ? [$"Nothing to deregister: the last {keep} releases, what is in use, what is younger than a day and what others registered stay."]
        :
        [
            .. superfluous.Select(definition => $"{definition.Name}, commit {ReleaseTags.OriginOf(definition.Tags)?.Revision.Short}, registered {(definition.RegisteredAt is { } at ? Moment(at) : "-")}"),
            .. isMeant ? Array.Empty<string>() : ["Nothing was deregistered: say how many releases to keep by --keep-releases."],
        ];

    public static string Older(Service service, int looked) => $"{service} has more revisions than the newest {looked}; releases of older ones are not looked for.";

    public static string RunsAgain(Release release) => $"release {release.Id} ({release.Origin.Revision.Short}) runs again";

    public static string Unreadable(EcsTaskDefinition definition) => $"{definition.Name} is tagged as a release, and its tags cannot be read; it is left out.";

    public static ExecutionException NotRecorded(Application application, DeploymentEnvironment environment, ExecutionException inner) => new(
        "record the release", $"{application.Name} in {environment}", $"it was deployed and runs, and no rollback will find it: {inner.Message.TrimEnd('.')}",
        "Allow ecs:TagResource, and run the deployment again: it changes nothing, and records it.", innerException: inner);

    public static ExecutionException NoReleases(ReleaseHistory history) => Refusal(
        history, "there is no release yet", $"A deployment that succeeds makes one: 'Deploy --env {history.Environment}'.");

    public static ExecutionException NoneBefore(ReleaseHistory history, Release current) => Refusal(
        history, $"there is no release before {current.Id}, which runs", $"Name one by '--to':{List(history)}");

    public static ExecutionException Unknown(ReleaseHistory history, string to) => Refusal(
        history, $"there is no release '{to}'",
        history.Releases.Count == 0 ? $"A deployment that succeeds makes one: 'Deploy --env {history.Environment}'." : $"Name one of these by '--to', or deploy that commit:{List(history)}");

    public static ExecutionException Ambiguous(ReleaseHistory history, string to, IReadOnlyList<Release> named) => Refusal(
        history, $"'{to}' may be {string.Join(" or ", named.Select(release => $"{release.Id} ({release.Origin.Revision.Short})"))}", "Write more of it, or the release's id.");

    public static DefinitionException NoName(string to) => new(
        $"--to {to}", "a commit (7 hex digits or more), a digest or a release was expected", "Write one such as '3f2a91c0', 'sha256:0a1b2c3d' or 'backend:7'; 'Releases' lists them.");

    public static ExecutionException Refused(ReleaseHistory history, Release release, IReadOnlyList<Finding> findings) => new(
        "roll back", $"{history.Application.Name} in {history.Environment} to {release.Id}", "nothing was written",
        string.Concat(findings.Select(finding => $"\n{finding}")), (int)Outcome.Refused);

    public static Finding RevisionIsGone(Service service, string definition) => DeploymentRules.RevisionIsGone.At(service.Name, definition);

    public static Finding ImageIsGone(Service service, ImageReference image) => DeploymentRules.ImageIsGone.At(service.Name, image);

    public static Finding OtherImage(Service service, EcsTaskDefinition definition, string image, ImageReference? expected) =>
        DeploymentRules.OtherImage.At(service.Name, definition.Name, image.Length == 0 ? "no image" : image, expected?.ToString() ?? "none");

    public static string RollsBack(ReleaseHistory history, Release release) =>
        $"{(history.Current is { } current ? $"From release {current.Id} ({current.Origin.Revision.Short})" : "From what is no release")} to {release.Id} ({release.Origin.Revision.Short}), "
        + $"released {Moment(release.Released)} by {release.Origin.Name}.";

    public static string LeftAlone(IEnumerable<Service> services) => $"No part of that release, and left as they are: {string.Join(", ", services)}.";

    public static string Compared(Origin ours, AgeFinding finding) => finding switch
    {
        { By: AgeBy.History } => $"{ours.Revision.Short} is no ancestor of {finding.Theirs.Revision.Short}, which runs (by git's history).",
        { By: AgeBy.Pipelines } => $"Pipeline {ours.PipelineNumber} is not older than {finding.Theirs.PipelineNumber}, whose commit {finding.Theirs.Revision.Short} runs (this clone does not know that commit).",
        _ => $"Whether {ours.Revision.Short} is older than {finding.Theirs.Revision.Short}, which runs, is not known: this clone lacks that commit, and there are no two pipelines to compare.",
    };

    public static string Forced(Origin ours, AgeFinding older) => $"{Older(ours, older)}. It is deployed all the same (--force).";

    public static ExecutionException Outdated(DeploymentPlan plan, Origin ours, AgeFinding older) => new(
        "deploy", $"{plan.Application.Name} to {plan.Environment}", $"refused, nothing was written: {Older(ours, older)}",
        $"Deploy the newest commit; to return to this one run 'Rollback --env {plan.Environment} --to {ours.Revision.Short}', or add --force.", (int)Outcome.Refused);

    /// <summary>The releases, a line each, newest first.</summary>
    public static IReadOnlyList<string> Show(ReleaseHistory history) => history.Releases.Count == 0
        ? [$"{history.Application.Name} has no release in {history.Environment}. A deployment that succeeds makes one."]
        :
        [
            .. TextTable.Lines([["release", "commit", "image", "released", "by", "pipeline", ""], .. history.Releases.Select(release => Row(history, release))]),
            .. history.Current is null ? ["What runs is none of them."] : Array.Empty<string>(),
        ];

    /// <summary>What runs in each environment, side by side.</summary>
    public static IReadOnlyList<string> Show(IReadOnlyList<EnvironmentStatus> environments) => environments.Count == 0
        ? []
        : TextTable.Lines(
        [
            ["environment", "service", "runs", "commit", "image", "tasks", "release", "tag"],
            .. environments.SelectMany(status => status.Services.Select(service => Row(status.Environment, service))),
        ]);

    public static string NotAsked(DeploymentEnvironment environment, PipelinesException reason) => $"{environment}: not asked. {reason.Message}";

    /// <summary>What does not agree about one service.</summary>
    public static IEnumerable<string> Disagreements(DeploymentEnvironment environment, ServiceStatus status) => status switch
    {
        { Seen: null } => [$"{environment}: {status.Service} is no service of the cluster."],
        { Definition: null } => [$"{environment}: {status.Service} has no task definition."],
        _ => Facts(status).Select(fact => $"{environment}: {status.Service} {fact}."),
    };

    private static IEnumerable<string> Facts(ServiceStatus status)
    {
        if (status.Image != status.Tagged?.ToString())
        {
            yield return $"runs {Digest(status.Image)}, and the tag names {(status.Tagged is null ? "nothing" : status.Tagged.Digest.Short)}";
        }

        if (status.Release is null)
        {
            yield return "runs what is no release";
        }

        if (status.Seen!.Primary is { RolloutState: not (null or "COMPLETED") and { } state })
        {
            yield return $"is being deployed ({state})";
        }
        else if (status.Seen.Running != status.Seen.Desired)
        {
            yield return $"has {status.Seen.Running} of {status.Seen.Desired} tasks";
        }
    }

    private static IReadOnlyList<string> Row(ReleaseHistory history, Release release) =>
    [
        release.Id,
        release.Origin.Revision.Short,
        string.Join(", ", release.Images.Values.Select(digest => digest.Short)),
        Moment(release.Released),
        release.Origin.Name,
        release.Origin.Pipeline ?? "-",
        release == history.Current ? $"runs since {Moment(release.Since)}{(release.Since == release.Released ? "" : $" by {Origin.NameOf(release.SinceBy)}")}" : "",
    ];

    private static IReadOnlyList<string> Row(DeploymentEnvironment environment, ServiceStatus status) =>
    [
        environment.Name.Text,
        status.Service.Name,
        status.Definition?.Name ?? "-",
        status.Origin?.Revision.Short ?? "-",
        Digest(status.Image),
        status.Seen is { } seen ? $"{seen.Running} of {seen.Desired}" : "-",
        status.Release?.Id ?? "-",
        $":{environment} = {status.Tagged?.Digest.Short ?? "-"}",
    ];

    private static string List(ReleaseHistory history) =>
        string.Concat(history.Releases.Take(MostListed).Select(release =>
            $"\n{release.Id}, commit {release.Origin.Revision.Short}, released {Moment(release.Released)}{(release == history.Current ? ", runs" : "")}"));

    private static string Older(Origin ours, AgeFinding older) =>
        $"{ours.Revision.Short} is older than {older.Theirs.Revision.Short}, which runs (by "
        + (older.By == AgeBy.History ? "git's history)" : $"their pipelines, {ours.PipelineNumber} and {older.Theirs.PipelineNumber})");

    private static ExecutionException Refusal(ReleaseHistory history, string reason, string remedy) => new(
        "roll back", $"{history.Application.Name} in {history.Environment}", reason, remedy, (int)Outcome.Refused);

    private static string Digest(string? image) => image is null ? "-" : image.Split('@') is [_, var digest] && Values.Digest.Find(digest) is { } found ? found.Short : image;

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + "Z";

    public static string NothingButInfrastructure(Origin ours, Origin theirs) =>
        $"{ours.Revision.Short} changes nothing but the infrastructure since {theirs.Revision.Short}, which runs: nothing is deployed, and nothing was written. With --force it is.";
}

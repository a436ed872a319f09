using System.Globalization;
using Pipelines.Clients.Aws;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>
/// The release record as tags of task definitions, and back. All of them come with the registration, so that a deployment makes no call for its record:
/// the revision that is registered last carries what belongs together, and names the release that ran, well, before it. What so is named, or runs well itself, is a
/// release; what failed never is either.
/// </summary>
internal static class ReleaseTags
{
    private const string
        Commit = "pipelines:commit", By = "pipelines:by", Pipeline = "pipelines:pipeline", PipelineNumber = "pipelines:pipeline-iid",
        Services = "pipelines:services", Images = "pipelines:images", Follows = "pipelines:follows", Released = "pipelines:released", Since = "pipelines:since", SinceBy = "pipelines:since-by";

    private const string Moment = "yyyy-MM-ddTHH:mm:ssZ";

    /// <summary>The tags that a revision is registered with.</summary>
    public static IReadOnlyDictionary<string, string> Of(Origin origin)
    {
        var tags = new Dictionary<string, string> { [Commit] = origin.Revision.ToString(), [By] = TagText.One(origin.By) };
        if (origin.PipelineNumber is { } number)
        {
            tags[PipelineNumber] = number.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (key, value) in TagText.Many(Pipeline, origin.Pipeline ?? ""))
        {
            tags[key] = value;
        }

        return tags;
    }

    /// <summary>The tags that make a revision the carrier of what is deployed together.</summary>
    /// <param name="application">The name of the application: families that are called <c>application-service</c> are left out.</param>
    /// <param name="members">The revision of each other service, by the service's name: <c>family:revision</c>.</param>
    /// <param name="images">The digest of each image, by its repository.</param>
    /// <param name="follows">The carrier of the release that ran before, well; null when none did.</param>
    public static IReadOnlyDictionary<string, string> OfCarrier(
        string application, IReadOnlyDictionary<string, string> members, IReadOnlyDictionary<string, Digest> images, string? follows)
    {
        var tags = new Dictionary<string, string>();
        var services = members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => MemberText(application, member.Key, member.Value));
        var digests = images.OrderBy(image => image.Key, StringComparer.Ordinal).Select(image => $"{image.Key}@{image.Value}");
        foreach (var (key, value) in TagText.Many(Services, string.Join('+', services)).Concat(TagText.Many(Images, string.Join('+', digests))).Concat(TagText.Many(Follows, follows ?? "")))
        {
            tags[key] = value;
        }

        return tags;
    }

    /// <summary>The tags that prove a release by themselves.</summary>
    public static IReadOnlyDictionary<string, string> OfProof(DateTimeOffset at) => new Dictionary<string, string> { [Released] = Text(at) };

    /// <summary>The tags that say when a release last began to run.</summary>
    public static IReadOnlyDictionary<string, string> OfRun(DateTimeOffset at, string by) => new Dictionary<string, string> { [Since] = Text(at), [SinceBy] = TagText.One(by) };

    /// <summary>Where a revision came from; null when it does not say.</summary>
    public static Origin? OriginOf(IReadOnlyDictionary<string, string> tags) =>
        Revision.Find(tags.GetValueOrDefault(Commit, "")) is { } revision
            ? new(revision, tags.GetValueOrDefault(By, ""))
            {
                Pipeline = TagText.Join(tags, Pipeline),
                PipelineNumber = long.TryParse(tags.GetValueOrDefault(PipelineNumber), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            }
            : null;

    /// <summary>True when a revision carries what was deployed together.</summary>
    public static bool IsCarrier(IReadOnlyDictionary<string, string> tags) => tags.ContainsKey(Images);

    /// <summary>True when its tags alone say that it was a release.</summary>
    public static bool IsProven(IReadOnlyDictionary<string, string> tags) => tags.ContainsKey(Released);

    /// <summary>The carrier of the release that ran, well, before: <c>family:revision</c>; null when a revision names none.</summary>
    public static string? FollowedBy(IReadOnlyDictionary<string, string> tags) => TagText.Join(tags, Follows);

    /// <summary>What was deployed together, and is a release when it ran well; null when the revision carries nothing that can be read.</summary>
    public static Release? Read(Application application, Service service, EcsTaskDefinition definition)
    {
        var tags = definition.Tags;
        if (!IsCarrier(tags)
            || OriginOf(tags) is not { } origin
            || Pairs(TagText.Join(tags, Services), text => Member(application.Name, text)) is not { } members
            || Pairs(TagText.Join(tags, Images), Image) is not { Count: > 0 } images
            || (tags.TryGetValue(Released, out var proof) && Instant(proof) is null))
        {
            return null;
        }

        // It could not name itself while it was registered.
        members.TryAdd(service.Name, definition.Name);
        var released = Instant(tags.GetValueOrDefault(Released)) ?? definition.RegisteredAt ?? DateTimeOffset.MinValue;
        return new(definition.Arn, $"{service}:{definition.Arn[(definition.Arn.LastIndexOf(':') + 1)..]}", origin)
        {
            Members = members,
            Images = images,
            Released = released,
            Since = Instant(tags.GetValueOrDefault(Since)) ?? released,
            SinceBy = tags.GetValueOrDefault(SinceBy, origin.By),
            RegisteredAt = definition.RegisteredAt ?? released,
        };
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    // A family of the usual name is not said, so that an application of hundreds of services has room in the tags of one revision.
    private static string MemberText(string application, string service, string definition) =>
        definition.StartsWith($"{application}-{service}:", StringComparison.Ordinal) ? definition[(application.Length + 1)..] : $"{service}={definition}";

    private static KeyValuePair<string, string>? Member(string application, string text) => text.Split('=') switch
    {
        [var definition] when definition.Split(':') is [var service, _] => new(service, $"{application}-{definition}"),
        [var service, var definition] => new(service, definition),
        _ => null,
    };

    private static KeyValuePair<string, Digest>? Image(string text) =>
        text.Split('@') is [var repository, var digest] && Digest.Find(digest) is { } found ? new(repository, found) : null;

    private static Dictionary<string, T>? Pairs<T>(string? text, Func<string, KeyValuePair<string, T>?> read)
    {
        var pairs = (text ?? "").Split('+', StringSplitOptions.RemoveEmptyEntries).Select(read).ToList();
        return pairs.All(pair => pair is not null) && pairs.Select(pair => pair!.Value.Key).Distinct().Count() == pairs.Count
            ? pairs.ToDictionary(pair => pair!.Value.Key, pair => pair!.Value.Value)
            : null;
    }
}

using System.Text.RegularExpressions;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Releases;

/// <summary>The releases of an environment, and which of them runs. A rollback is chosen from it; nothing here asks or writes.</summary>
/// <param name="Application">What was released.</param>
/// <param name="Environment">Where to.</param>
internal sealed partial record ReleaseHistory(Application Application, DeploymentEnvironment Environment)
{
    /// <summary>The releases, newest first.</summary>
    public required IReadOnlyList<Release> Releases { get; init; }

    /// <summary>What each service runs, by its name: <c>family:revision</c>.</summary>
    public required IReadOnlyDictionary<string, string> Running { get; init; }

    /// <summary>The release that runs; null when the services run something that is none, such as a deployment that failed half-way.</summary>
    public Release? Current => Releases.FirstOrDefault(release => release.Is(Application, Running));

    /// <summary>The release to return to: that which <paramref name="to"/> names; without it the one before what runs.</summary>
    /// <param name="to">A commit or a digest, or the beginning of one, or the id of a release; null = the one before.</param>
    /// <exception cref="DefinitionException">The text is none of these.</exception>
    /// <exception cref="ExecutionException">There is no such release, or more than one; exit code 14.</exception>
    public Release Target(string? to) => to is null ? Before() : Named(to);

    // While something runs that never became a release, the last good one is that which ran before it, even if it was returned to.
    private Release Before() =>
        Current is { } current
            ? Releases.SkipWhile(release => release != current).Skip(1).FirstOrDefault() ?? throw ReleasesText.NoneBefore(this, current)
            : Releases.MaxBy(release => release.Since) ?? throw ReleasesText.NoReleases(this);

    private Release Named(string to)
    {
        var named = Releases.Where(release => release.Id == to || release.Members.Any(member => member.Value == to || $"{member.Key}:{member.Value[(member.Value.LastIndexOf(':') + 1)..]}" == to)).ToList();
        if (named.Count == 0)
        {
            named = CommitWord().IsMatch(to) ? [.. Releases.Where(release => release.Origin.Revision.ToString().StartsWith(to, StringComparison.Ordinal))]
                : DigestWord().IsMatch(to) ? [.. Releases.Where(release => release.Images.Values.Any(digest => digest.Text.StartsWith(to, StringComparison.Ordinal)))]
                : IdWord().IsMatch(to) ? named
                : throw ReleasesText.NoName(to);
        }

        // The same commit may have been released more than once; two commits are two answers.
        return named.Count == 0 ? throw ReleasesText.Unknown(this, to)
            : named.Select(release => release.Origin.Revision).Distinct().Count() > 1 ? throw ReleasesText.Ambiguous(this, to, named)
            : named[0];
    }

    [GeneratedRegex(@"^[0-9a-f]{7,40}(?:-dirty(?:-[0-9A-Za-z._-]*)?)?\z")]
    private static partial Regex CommitWord();

    [GeneratedRegex(@"^sha256:[0-9a-f]{7,64}\z")]
    private static partial Regex DigestWord();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+:[0-9]+\z")]
    private static partial Regex IdWord();
}

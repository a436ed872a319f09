using System.Text.RegularExpressions;

namespace Pipelines.Values;

/// <summary>
/// What source an image was made of: the commit, and, for a working tree with changes that are not committed, a hash of those changes.
/// As an image tag it is the commit's 40 hex digits, or <c>&lt;commit&gt;-dirty-&lt;hash&gt;</c>.
/// </summary>
public sealed partial record Revision
{
    /// <summary>Names a commit, and the changes on top of it.</summary>
    /// <param name="commit">40 lower-case hex digits.</param>
    /// <param name="changes">A short hash of the changes that are not committed, or null when there are none.</param>
    public Revision(string commit, string? changes = null)
    {
        Commit = DomainWord.Check(commit, "commit", Pattern(), "a full commit id of 40 lower-case hex digits", new string('0', 40));
        Changes = changes;
    }

    /// <summary>The commit: 40 hex digits.</summary>
    public string Commit { get; }

    /// <summary>A short hash of the changes that are not committed; null when there are none.</summary>
    public string? Changes { get; }

    /// <summary>True when the working tree is exactly the commit.</summary>
    public bool IsClean => Changes is null;

    /// <summary>The commit's first 8 digits, as GitLab's CI_COMMIT_SHORT_SHA.</summary>
    public string Short => Commit[..8] + (IsClean ? "" : "-dirty");

    /// <summary>The immutable tag of the image made of this source.</summary>
    public ImageTag Tag => ImageTag.Parse(IsClean ? Commit : $"{Commit}-dirty-{Changes}");

    /// <summary>Reads the text of <see cref="Tag"/>; null when it is not that of a revision.</summary>
    internal static Revision? Find(string text) => Tagged().Match(text ?? "") is { Success: true } found
        ? new(found.Groups["commit"].Value, found.Groups["changes"] is { Success: true } changes ? changes.Value : null)
        : null;

    /// <summary>The text of <see cref="Tag"/>.</summary>
    public override string ToString() => Tag.Text;

    [GeneratedRegex("^[0-9a-f]{40}\\z")]
    private static partial Regex Pattern();

    [GeneratedRegex("^(?<commit>[0-9a-f]{40})(?:-dirty-(?<changes>[A-Za-z0-9._-]+))?\\z")]
    private static partial Regex Tagged();
}

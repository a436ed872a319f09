namespace Nuke.Common.CI.GitLab;

/// <summary>
/// A job of GitLab. Its predefined variables are read on each access; see
/// <see href="https://docs.gitlab.com/ci/variables/predefined_variables/"/>.
/// </summary>
public partial class GitLab : Host, IBuildServer
{
    private readonly List<(string Text, string Id)> openSections = [];
    private int sections;
    internal GitLab() { }
    public static GitLab Instance => NukeBuild.Host as GitLab;
    public static bool IsRunningGitLab => EnvironmentInfo.HasVariable("GITLAB_CI");

    string IBuildServer.Branch => CommitRefName;

    string IBuildServer.Commit => CommitSha;

    /// <summary>Begins a section that the log can fold: see <see href="https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections"/>.</summary>
    public void BeginSection(string text, bool collapsed = true)
    {
        var section = (text, Id: SectionId(text));
        openSections.Add(section);
        Console.WriteLine($"\u001b[0Ksection_start:{Now}:{section.Id}[collapsed={(collapsed ? "true" : "false")}]\r\u001b[0K{text}");
    }

    /// <summary>Ends the section of that text that was begun last.</summary>
    public void EndSection(string text)
    {
        var index = openSections.FindLastIndex(x => x.Text == text);
        var id = index < 0 ? SectionId(text) : openSections[index].Id;
        if (index >= 0)
            openSections.RemoveAt(index);
        Console.WriteLine($"\u001b[0Ksection_end:{Now}:{id}\r\u001b[0K");
    }

    protected internal override IDisposable WriteBlock(string text) =>
        DelegateDisposable.CreateBracket(() => BeginSection(text), () => EndSection(text));

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    /// <summary>Letters, digits and a number: two sections of the same text must not share an id, or GitLab folds them into one.</summary>
    private string SectionId(string text)
    {
        var id = new StringBuilder();
        foreach (var character in text)
            id.Append(char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '_');
        return id.Append('_').Append(++sections).ToString();
    }

    private static string Text(string variable) => EnvironmentInfo.GetVariable(variable);
    private static long Number(string variable) => long.TryParse(Text(variable), out var number) ? number : 0;
    private static bool Flag(string variable) => bool.TryParse(Text(variable), out var flag) ? flag : Text(variable) == "1";
}

using System.Globalization;
using Pipelines.Clients.GitLab;

namespace Pipelines.Engines.Doctor;

/// <summary>
/// Writes commands that mend a project's settings, to be pasted into a shell. The token comes from GITLAB_TOKEN by curl's standard input, so that it stands in no
/// command line that others on the machine could list.
/// </summary>
/// <param name="access">The project; its token is not read.</param>
internal sealed class MendCommand(GitLabAccess access)
{
    /// <summary>Changes settings of the project itself.</summary>
    /// <param name="settings">Each <c>name=value</c>.</param>
    public string Project(params string[] settings) => Of("PUT", "", settings);

    /// <summary>A request to a path of the project.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path below the project.</param>
    /// <param name="data">Each <c>name=value</c>.</param>
    public string Of(string method, string path, params string[] data) => string.Create(
        CultureInfo.InvariantCulture,
        $"""printf 'header = "PRIVATE-TOKEN: %s"' "$GITLAB_TOKEN" | curl --config - --fail --request {method}{string.Concat(data.Select(pair => $" --data-urlencode {Quote(pair)}"))} {Quote(access.At(path).AbsoluteUri.TrimEnd('/'))}""");

    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

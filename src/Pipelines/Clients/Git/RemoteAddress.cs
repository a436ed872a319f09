using System.Text.RegularExpressions;

namespace Pipelines.Clients.Git;

/// <summary>Turns the address of a remote into the page that a person opens.</summary>
internal static partial class RemoteAddress
{
    /// <summary>
    /// <c>https://host/path</c> for <c>https://user:token@host/path.git</c>, <c>ssh://git@host:22/path.git</c> and <c>git@host:path.git</c>,
    /// so that a laptop's clone and a runner's say the same; null for a remote that is a folder.
    /// </summary>
    public static string? ForBrowsers(string remote)
    {
        var match = Pattern().Match(remote);
        if (!match.Success)
        {
            return null;
        }

        // The port of http stays: the page is there. The port of ssh does not belong to a page.
        var isWeb = match.Groups["scheme"].Value.StartsWith("http", StringComparison.Ordinal);
        var port = isWeb ? match.Groups["port"].Value : "";
        return $"{(isWeb ? match.Groups["scheme"].Value : "https")}://{match.Groups["host"].Value}{port}/{match.Groups["path"].Value}";
    }

    // git's two forms: https://git-scm.com/docs/git-clone#_git_urls
    [GeneratedRegex(@"^(?:(?<scheme>https?|ssh|git)://(?:[^@/]*@)?(?<host>[^/:@]+)(?<port>:[0-9]+)?/+|(?:[^@/:]+@)?(?<host>[^/:@]{2,}):(?!//)/*)(?<path>.+?)(?:\.git)?/*\z")]
    private static partial Regex Pattern();
}

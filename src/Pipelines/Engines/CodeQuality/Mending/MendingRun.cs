using System.Security.Cryptography;
using Pipelines.Clients.Git;
using Pipelines.Engines.CodeQuality.Linters;
using Pipelines.Values;

namespace Pipelines.Engines.CodeQuality.Mending;

/// <summary>
/// Lets linters mend what they can, one after the other, for two of them may change the same file, and says which files each has changed. A file with
/// changes that git does not have is left alone: what a tool does to it could not be told from what its author did, nor taken back.
/// </summary>
internal sealed class MendingRun(GitClient git, Scope scope, IProgressLog log)
{
    /// <summary>Mends.</summary>
    /// <exception cref="ExecutionException">git cannot be read.</exception>
    public async Task RunAsync(IReadOnlyList<ILinterTool> tools, CancellationToken cancellationToken)
    {
        var unstaged = await git.UnstagedAsync(cancellationToken);
        var mending = tools.OfType<IMendingLinter>().ToList();
        var candidates = scope.Files.All.Where(path => (scope.Changed?.Contains(path) ?? true) && scope.Files.IsFile(path)).ToList();
        var leftAlone = candidates.Where(unstaged.Contains).Where(path => mending.Any(tool => tool.NeedsWholeProject || tool.Select(scope.Files).Contains(path))).ToList();
        if (leftAlone.Count > 0)
        {
            log.Warning(MendingText.LeftAlone(leftAlone));
        }

        if (tools.Except(mending).Select(tool => tool.Name).Distinct().ToList() is { Count: > 0 } others)
        {
            log.Info(MendingText.CannotMend(others));
        }

        foreach (var tool in mending)
        {
            IReadOnlyList<string> allowed = [.. (tool.NeedsWholeProject ? candidates : tool.Select(scope.Files).Intersect(candidates)).Where(path => !unstaged.Contains(path))];
            if (allowed.Count > 0)
            {
                await MendAsync(tool, allowed, cancellationToken);
            }
        }
    }

    private async Task MendAsync(IMendingLinter tool, IReadOnlyList<string> allowed, CancellationToken cancellationToken)
    {
        var before = allowed.ToDictionary(path => path, Hash);
        string? reason;
        try
        {
            reason = await tool.MendAsync(allowed, scope.Files, cancellationToken);
        }
        catch (ExecutionException exception)
        {
            reason = exception.Message;
        }

        // A tool that fails may have changed something before: so that is looked at in any case.
        var changed = allowed.Where(path => Hash(path) != before[path]).ToList();
        log.Info(changed.Count > 0 ? MendingText.Mended(tool.Name, changed) : MendingText.NothingToMend(tool.Name));
        if (reason is not null)
        {
            log.Warning(MendingText.Failed(tool.Name, reason));
        }
    }

    private string Hash(string path)
    {
        var file = Path.Combine(scope.Files.Root, path);
        return File.Exists(file) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))) : "";
    }
}

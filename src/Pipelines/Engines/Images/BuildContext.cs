using Pipelines.Clients.Git;

namespace Pipelines.Engines.Images;

/// <summary>
/// A copy of the build context outside of the working tree: the files that git tracks or would track, and the package. So the build sees
/// what the revision names and nothing else, the working tree stays clean, and modes and times are the same on every machine.
/// </summary>
internal sealed class BuildContext : IDisposable
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private BuildContext(string folder) => Folder = folder;

    /// <summary>The absolute path of the copy.</summary>
    public string Folder { get; }

    /// <summary>Makes the copy.</summary>
    /// <exception cref="Values.DefinitionException">The context holds no file.</exception>
    public static async Task<BuildContext> StageAsync(ImageBuildPlan plan, GitClient git, CancellationToken cancellationToken)
    {
        var context = new BuildContext(plan.Options.Folder + "~context");
        context.Dispose();
        var prefix = plan.Options.Context.Length == 0 ? "" : plan.Options.Context + "/";
        var files = (await git.FilesAsync(cancellationToken)).Where(file => file.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (files.Count == 0)
        {
            throw ImagesText.EmptyContext(plan.Options);
        }

        foreach (var file in files)
        {
            context.Copy(Path.Combine(plan.Options.Root, file), file[prefix.Length..], plan.Created);
        }

        if (plan.Package is { } package)
        {
            context.Copy(package.Path, package.Name + ".deb", plan.Created);
        }

        context.SetFolders(plan.Created);
        return context;
    }

    /// <summary>Removes the copy.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private void Copy(string from, string to, DateTimeOffset time)
    {
        var target = Path.Combine(Folder, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (new FileInfo(from).LinkTarget is { } link)
        {
            File.CreateSymbolicLink(target, link);
            return;
        }

        File.Copy(from, target, overwrite: true);
        if (!OperatingSystem.IsWindows())
        {
            // Whatever the umask of the machine was at the checkout: git knows executable or not, and no more.
            File.SetUnixFileMode(target, File.GetUnixFileMode(from).HasFlag(UnixFileMode.UserExecute) ? Executable : Plain);
        }

        File.SetLastWriteTimeUtc(target, time.UtcDateTime);
    }

    private void SetFolders(DateTimeOffset time)
    {
        foreach (var folder in Directory.EnumerateDirectories(Folder, "*", SearchOption.AllDirectories).Append(Folder))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder, Executable);
            }

            Directory.SetLastWriteTimeUtc(folder, time.UtcDateTime);
        }
    }
}

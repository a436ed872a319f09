using Pipelines.Clients.Files;

namespace Pipelines.Engines.Images;

/// <summary>
/// A copy of the build context outside of the working tree: the files of <see cref="ContextFiles"/>, and the package. So the build sees
/// what the revision names and nothing else, the working tree stays clean, and modes and times are the same on every machine.
/// </summary>
internal sealed class BuildContext : IDisposable
{
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string _root;

    private BuildContext(string root) => _root = root;

    /// <summary>The absolute path of the copy.</summary>
    public string Folder => Path.Combine(_root, "context");

    /// <summary>The absolute path of the Dockerfile's copy, with no <c>.dockerignore</c> beside it.</summary>
    public string Dockerfile => Path.Combine(_root, "Dockerfile");

    /// <summary>Makes the copy.</summary>
    public static BuildContext Stage(ImageBuildPlan plan)
    {
        var context = new BuildContext(plan.Options.Folder + "~context");
        context.Dispose();
        try
        {
            return DiskTrouble.Explain(ImagesText.CopyingContext, context.Folder, () => context.Fill(plan));
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>Removes the copy.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    private BuildContext Fill(ImageBuildPlan plan)
    {
        Directory.CreateDirectory(Folder);
        File.Copy(plan.Options.Dockerfile, Dockerfile);
        foreach (var file in plan.ContextFiles)
        {
            Copy(Path.Combine(plan.Options.Root, plan.Options.Context, file), file, plan.Created);
        }

        if (plan.Package is { } package)
        {
            Copy(package.Path, package.Name + ".deb", plan.Created);
        }

        SetFolders(plan.Created);
        return this;
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

using Pipelines.Clients.Git;
using Pipelines.Engines.Images.Context;

namespace Pipelines.Engines.Images;

/// <summary>Which files of the repository a builder is given: those of the context that git tracks or would track, and that no <c>.dockerignore</c> keeps out.</summary>
internal static class ContextFiles
{
    /// <summary>The files, relative to the context, <c>/</c> between parts.</summary>
    /// <exception cref="Values.DefinitionException">There are none, or a <c>.dockerignore</c> cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> ListAsync(ImageBuildOptions options, GitClient git, CancellationToken cancellationToken)
    {
        var prefix = options.Context.Length == 0 ? "" : options.Context + "/";
        var ignore = DockerIgnore.For(options.Dockerfile, Path.Combine(options.Root, options.Context));
        var tracked = (await git.FilesAsync(cancellationToken)).Where(file => file.StartsWith(prefix, StringComparison.Ordinal)).Select(file => file[prefix.Length..]).ToList();
        var files = tracked.Where(file => !IsIgnoreFile(file) && !ignore.Ignores(file)).ToList();
        return tracked.Count == 0 ? throw ImagesText.EmptyContext(options)
            : files.Count == 0 && options.Image.Package is null ? throw ImagesText.IgnoredContext(options)
            : files;
    }

    // They were obeyed already; a builder that reads them once more could read them in another way, and keep the package out.
    private static bool IsIgnoreFile(string file) =>
        file is ".dockerignore" or ".containerignore" || file.EndsWith(".dockerignore", StringComparison.Ordinal) || file.EndsWith(".containerignore", StringComparison.Ordinal);
}

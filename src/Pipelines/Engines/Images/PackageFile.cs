using System.Text.RegularExpressions;
using Pipelines.Values;

namespace Pipelines.Engines.Images;

/// <summary>A <c>.deb</c> as dpkg names it, <c>package_version_architecture.deb</c>.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The version, without its epoch.</param>
internal sealed partial record PackageFile(string Path, string Name, string Version)
{
    /// <summary>Reads the name of a file that is there.</summary>
    /// <exception cref="ExecutionException">It is not there, or not named so.</exception>
    public static PackageFile Of(string path, string image)
    {
        if (!File.Exists(path))
        {
            throw ImagesText.NoPackageFile(image, path);
        }

        var match = Pattern().Match(System.IO.Path.GetFileName(path));
        return match.Success
            ? new PackageFile(path, match.Groups["name"].Value, match.Groups["version"].Value)
            : throw ImagesText.StrangePackageName(image, path);
    }

    // https://www.debian.org/doc/debian-policy/ch-controlfields.html#package
    [GeneratedRegex(@"^(?<name>[a-z0-9][a-z0-9+.-]+)_(?<version>[A-Za-z0-9.+~-]+)_(?<architecture>[a-z0-9-]+)\.deb\z")]
    private static partial Regex Pattern();
}

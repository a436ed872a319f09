namespace Pipelines.Engines.Images;

/// <summary>The path of a package's file as a layer names it: relative, without <c>./</c> in front, and never upwards.</summary>
internal static class LayerPath
{
    /// <summary>The path; empty for the root itself.</summary>
    /// <exception cref="Values.ExecutionException">It leads out of the package.</exception>
    public static string Of(string name, string package)
    {
        var parts = name.Split('/').Where(part => part is not ("." or "")).ToList();
        return name.StartsWith('/') || name.Contains('\0', StringComparison.Ordinal) || parts.Contains("..")
            ? throw ImagesText.EscapingPath(package, name)
            : string.Join('/', parts);
    }
}

namespace Pipelines.Definitions;

/// <summary>A Debian package that is built from a folder of this repository.</summary>
/// <param name="Source">The folder that holds <c>debian/</c> (control, install, changelog …), relative to the repository's root.</param>
public sealed record DebianPackage(string Source);

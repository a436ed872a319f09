namespace Nuke.Common.Tools.DotNet;

/// <summary>Settings whose <c>Properties</c> have setters of their own for these properties of MSBuild; the generator reads the lists.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MSBuildPropertiesAttribute : Attribute
{
    public const string Texts =
        "Version VersionPrefix AssemblyVersion FileVersion InformationalVersion " +
        "PackageId Title Description Copyright PackageReleaseNotes PackageProjectUrl RepositoryUrl RepositoryType SymbolPackageFormat Platform";

    public const string Switches =
        "ContinuousIntegrationBuild Deterministic DeterministicSourcePaths TreatWarningsAsErrors RunCodeAnalysis " +
        "PublishSingleFile PublishTrimmed PublishReadyToRun";

    public const string Lists = "Authors PackageTags WarningsAsErrors";
    public const string NumberLists = "NoWarns";

    /// <summary>A list on the command line: a semicolon or a comma as it is would end the property.</summary>
    public static string Join<T>(string property, IEnumerable<T> values) => values is null ? null : string.Join(
        property switch
        {
            "Authors" => "%2C",
            "PackageTags" => " ",
            _ => "%3B",
        },
        values);
}

namespace Pipelines.Engines.Tests;

/// <summary>What MSBuild says of a test project; the names are those of its properties.</summary>
internal sealed record ProjectProperties(
    string TargetPath, string TargetFrameworks, string OutputType, string IsTestProject, string IsTestingPlatformApplication, string UseMicrosoftTestingPlatformRunner);

using System.Diagnostics;

namespace Pipelines.Engines.Tests;

/// <summary>A program of xunit.v3, whose command line is xunit's own, or that of the testing platform when it was built so.</summary>
/// <param name="Assembly">The absolute path of the program.</param>
/// <param name="Version">The first number of its xunit's version.</param>
/// <param name="TestingPlatform">True when it speaks the testing platform's command line.</param>
internal sealed record XunitProgram(string Assembly, int Version, bool TestingPlatform)
{
    private const string Runner = "xunit.v3.runner.inproc.console.dll", CoverageExtension = "Microsoft.Testing.Extensions.CodeCoverage.dll";

    // From here on '-junit' is called '-result-junit', and '--report-junit' '--report-xunit-junit'; so are the platform's '--no-…'.
    private const int RenamedIn = 4;

    /// <summary>Its folder.</summary>
    public string Folder => Path.GetDirectoryName(Assembly)!;

    /// <summary>True when it can collect coverage.</summary>
    public bool HasCoverage => File.Exists(Path.Combine(Folder, CoverageExtension));

    /// <summary>The program of a project; null when it is none. Every version of the package makes it one of the testing platform, with the package's own runner beside it.</summary>
    public static XunitProgram? Of(ProjectProperties project)
    {
        var runner = Path.Combine(Path.GetDirectoryName(project.TargetPath) ?? "", Runner);
        return string.Equals(project.OutputType, "Exe", StringComparison.OrdinalIgnoreCase) && project.IsTestingPlatformApplication == "true" && File.Exists(runner)
            ? new(project.TargetPath, FileVersionInfo.GetVersionInfo(runner).FileMajorPart, string.Equals(project.UseMicrosoftTestingPlatformRunner, "true", StringComparison.OrdinalIgnoreCase))
            : null;
    }

    /// <summary>The arguments that print the classes which hold tests, as a list in JSON on a line of its own.</summary>
    public IReadOnlyList<string> ListClasses => TestingPlatform ? [Assembly, "--xunit-list", "classes/json"] : [Assembly, "-list", "classes/json"];

    /// <summary>The arguments that run it.</summary>
    public IReadOnlyList<string> Run(SuiteAttempt attempt) =>
    [
        Assembly,
        .. TestingPlatform ? PlatformReports(attempt) : [Version < RenamedIn ? "-junit" : "-result-junit", attempt.JUnit, "-noLogo", "-noColor"],
        .. Filters(attempt),
    ];

    private string[] PlatformReports(SuiteAttempt attempt)
    {
        var report = Version < RenamedIn ? "--report-junit" : "--report-xunit-junit";
        return
        [
            report, $"{report}-filename", Path.GetFileName(attempt.JUnit), "--results-directory", Path.GetDirectoryName(attempt.JUnit)!,
            .. Version < RenamedIn ? ["--no-progress", "--no-ansi"] : (string[])["--progress", "off", "--ansi", "off"],
            .. attempt.Coverage is { } coverage ? ["--coverage", "--coverage-output-format", "cobertura", "--coverage-output", coverage] : Array.Empty<string>(),
        ];
    }

    // Rows of a theory are told apart in the report only, and a name of one's own is none of a method: then the whole method or class runs again.
    private IEnumerable<string> Filters(SuiteAttempt attempt)
    {
        var (byClass, byMethod) = TestingPlatform ? ("--filter-class", "--filter-method") : ("-class", "-method");
        return attempt.Again is { } failed
            ? failed.All(test => MethodOf(test) is not null)
                ? failed.Select(test => MethodOf(test)!).Distinct(StringComparer.Ordinal).SelectMany(method => new[] { byMethod, method })
                : failed.Select(test => test.Class).Distinct(StringComparer.Ordinal).SelectMany(type => new[] { byClass, type })
            : (attempt.Units ?? []).SelectMany(type => new[] { byClass, type });
    }

    private static string? MethodOf(TestCase test)
    {
        var name = test.Name.Split('(')[0];
        return test.Class.Length > 0 && name.StartsWith(test.Class + ".", StringComparison.Ordinal) && name[(test.Class.Length + 1)..] is { Length: > 0 } method
            && method.All(letter => char.IsLetterOrDigit(letter) || letter == '_')
            ? name
            : null;
    }
}

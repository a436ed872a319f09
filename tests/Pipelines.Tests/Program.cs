using System.Reflection;
using Xunit.Runner.InProc.SystemConsole;

namespace Pipelines.Tests;

/// <summary>The test runner, or one of the builds that the tests start: a build takes its arguments and its console from the process.</summary>
internal static class Program
{
    /// <summary>Names the build class to start.</summary>
    public const string BuildVariable = "PIPELINES_TEST_BUILD";

    public static int Main(string[] arguments) =>
        Environment.GetEnvironmentVariable(BuildVariable) is { Length: > 0 } build ? Start(build) : ConsoleRunner.Run(arguments).GetAwaiter().GetResult();

    private static int Start(string build) =>
        (int)Type.GetType($"Pipelines.Tests.Targets.Builds.{build}", throwOnError: true)!
            .GetMethod("Start", BindingFlags.Public | BindingFlags.Static)!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
}

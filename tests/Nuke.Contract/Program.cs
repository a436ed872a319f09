using System.Reflection;
using Xunit.Runner.InProc.SystemConsole;

namespace Nuke.Contract;

/// <summary>The test runner, or one of the builds that the tests start: static state of a build allows one build a process.</summary>
internal static class Program
{
    public const string BuildVariable = "CONTRACT_BUILD";

    public static int Main(string[] arguments)
    {
        var build = Environment.GetEnvironmentVariable(BuildVariable);
        return string.IsNullOrEmpty(build) ? RunTests(arguments) : Start(build);
    }

    private static int RunTests(string[] arguments) => ConsoleRunner.Run(arguments).GetAwaiter().GetResult();

    private static int Start(string build)
    {
        var type = Type.GetType($"Nuke.Contract.Builds.{build}", throwOnError: true)!;
        var start = type.GetMethod("Start", BindingFlags.Public | BindingFlags.Static, Type.EmptyTypes)!;
        return (int)start.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }
}

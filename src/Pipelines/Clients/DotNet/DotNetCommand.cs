using Pipelines.Clients.Processes;

namespace Pipelines.Clients.DotNet;

/// <summary>Commands of the <c>dotnet</c> CLI, which say their errors in English and nothing about themselves.</summary>
internal static class DotNetCommand
{
    /// <summary>How a person gets the CLI: an imperative sentence.</summary>
    public const string WhereToGet = "Install the .NET SDK that global.json names (https://dot.net), or start the build by build.sh, which gets it.";

    /// <summary>The name of the CLI on PATH.</summary>
    public const string Executable = "dotnet";

    private static readonly Dictionary<string, string?> Environment = new()
    {
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    /// <summary>The command to run in a folder.</summary>
    public static ProcessCommand In(string folder, IReadOnlyList<string> arguments, string executable = Executable) =>
        new(executable, arguments) { WorkingDirectory = folder, Environment = Environment, WhereToGet = WhereToGet };
}

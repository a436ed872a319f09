using System.Runtime.Versioning;
using Pipelines.Testing;

namespace Pipelines.Tests.Engines.CodeQuality;

/// <summary>Stands in for a tool that cannot be had broken: a shell script, at the wire below the real process client.</summary>
[UnsupportedOSPlatform("windows")]
internal static class FakeTool
{
    /// <summary>Writes an executable <c>sh</c> script and returns its path.</summary>
    public static string Script(this TemporaryFolder folder, string name, string script)
    {
        var file = folder.Write(name, "#!/bin/sh\n" + script + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}

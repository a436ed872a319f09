using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Support;

/// <summary>Runs JavaScript with packages of npm against a sandbox.</summary>
public static class Node
{
    /// <param name="packages">What the script requires.</param>
    /// <param name="script">The body of an async function; its result is printed as JSON.</param>
    /// <param name="variables">The variables of the process.</param>
    public static Task<string> RunAsync(string[] packages, string script, IReadOnlyDictionary<string, string> variables)
    {
        var modules = RealPart.RequireNodePackages(packages);
        return Tool.RunAsync(
            RealPart.Require("node")[0], ["-"], new Dictionary<string, string>(variables) { ["NODE_PATH"] = modules },
            $$"""
            const refused = async (call, text) => { try { await call(); return 'granted'; } catch (error) { return text(error); } };
            (async () => { {{script}} })().then(result => console.log(JSON.stringify(result)), error => { console.error(error); process.exit(1); });
            """);
    }
}

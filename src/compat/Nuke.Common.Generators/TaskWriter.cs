using System.Text;
using Microsoft.CodeAnalysis;

namespace Nuke.Common.Generators;

/// <summary>The task of a command: <c>DotNetBuild</c> for <c>DotNetBuildSettings</c>, in the class of tasks of its namespace.</summary>
internal static class TaskWriter
{
    public static void Write(StringBuilder code, INamedTypeSymbol settings)
    {
        var task = settings.Name.Substring(0, settings.Name.Length - "Settings".Length);
        code.Append($$"""

            public partial class {{settings.ContainingNamespace.Name}}Tasks
            {
                public static IReadOnlyCollection<Output> {{task}}({{settings.Name}} options = null) => Tool.Run(options ?? new());
                public static IReadOnlyCollection<Output> {{task}}(Configure<{{settings.Name}}> configurator) => Tool.Run(configurator(new()));
                public static IEnumerable<({{settings.Name}} Settings, IReadOnlyCollection<Output> Output)> {{task}}(
                    CombinatorialConfigure<{{settings.Name}}> configurator,
                    int degreeOfParallelism = 1,
                    bool completeOnFailure = false) => Tool.RunAll(configurator(new()), degreeOfParallelism, completeOnFailure);
            }

            """.Replace("\r\n", "\n"));
    }
}

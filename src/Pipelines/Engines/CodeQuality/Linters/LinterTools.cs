using Pipelines.Clients.Processes;
using Pipelines.Definitions;

namespace Pipelines.Engines.CodeQuality.Linters;

/// <summary>Makes of a linter that an author has written one that can run.</summary>
internal static class LinterTools
{
    /// <summary>The tool.</summary>
    /// <param name="linter">What the author has written.</param>
    /// <param name="runner">What starts processes.</param>
    /// <param name="workFolder">The absolute path of a folder that git ignores and that stays between runs.</param>
    public static ILinterTool Of(Linter linter, ProcessRunner runner, string workFolder) => linter switch
    {
        Linter.DotNetFormat dotnet => new DotNetLinter(runner, dotnet.Solution, workFolder) { IsRequired = linter.IsRequired },
        Linter.RubySyntax ruby => new RubyLinter(runner, ruby.Folder) { IsRequired = linter.IsRequired },
        Linter.RubocopStyle rubocop => new RubocopLinter(runner, rubocop.Folder) { IsRequired = linter.IsRequired },
        Linter.ShellCheck => new ShellLinter(runner) { IsRequired = linter.IsRequired },
        Linter.YamlLint => new YamlLinter(runner) { IsRequired = linter.IsRequired },
        Linter.TerraformFormat => new TerraformLinter(runner) { IsRequired = linter.IsRequired },
        Linter.MarkdownLint => new MarkdownLinter(runner) { IsRequired = linter.IsRequired },
        Linter.DockerfileRules => new DockerfileLinter(),
        Linter.SecretSearch => new SecretLinter(),
        Linter.GitleaksSearch => GitleaksSearch.With(runner, linter.Name, workFolder, linter.IsRequired),
        Linter.SarifCommand sarif => new SarifLinter(runner, linter.Name, sarif.Command, workFolder) { IsRequired = linter.IsRequired, VersionCommand = sarif.VersionCommand },
        _ => throw new ArgumentOutOfRangeException(nameof(linter), linter, message: null),
    };
}

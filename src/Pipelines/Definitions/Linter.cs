namespace Pipelines.Definitions;

/// <summary>One linter and what it looks at. Only files that git tracks, or would track, are looked at.</summary>
public abstract record Linter
{
    private Linter(string name) => Name = name;

    /// <summary>The tool's name, for <c>Lint --linter</c> and in front of its findings.</summary>
    public string Name { get; }

    /// <summary>The C# compiler with its analyzers, and <c>dotnet format --verify-no-changes</c>.</summary>
    /// <param name="solution">The solution or project, relative to the repository's root.</param>
    public static Linter DotNet(string solution) => new DotNetFormat(solution);

    /// <summary>Ruby's own syntax check with warnings, <c>ruby -wc</c>, on every Ruby file below a folder.</summary>
    public static Linter Ruby(string folder) => new RubySyntax(folder);

    /// <summary><c>shellcheck</c> on every shell script of the repository.</summary>
    public static Linter Shell() => new ShellCheck();

    /// <inheritdoc cref="DotNet"/>
    public sealed record DotNetFormat(string Solution) : Linter("dotnet");

    /// <inheritdoc cref="Ruby"/>
    public sealed record RubySyntax(string Folder) : Linter("ruby");

    /// <inheritdoc cref="Shell"/>
    public sealed record ShellCheck() : Linter("shellcheck");
}

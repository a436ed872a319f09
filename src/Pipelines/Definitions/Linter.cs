namespace Pipelines.Definitions;

/// <summary>One linter and what it looks at. Only files that git tracks, or would track, are looked at.</summary>
public abstract record Linter
{
    private Linter(string name) => Name = name;

    /// <summary>The tool's name, for <c>Lint --linter</c> and in front of its findings.</summary>
    public string Name { get; }

    /// <summary>False lets the check pass where the tool is not installed: that it is missing is then a hint, and no failure.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The C# compiler with its analyzers, and <c>dotnet format --verify-no-changes</c>.</summary>
    /// <param name="solution">The solution or project, relative to the repository's root.</param>
    public static Linter DotNet(string solution) => new DotNetFormat(solution);

    /// <summary>Ruby's own syntax check with warnings, <c>ruby -wc</c>, on every Ruby file below a folder.</summary>
    /// <param name="folder">The folder, relative to the repository's root; <c>.</c> is the root.</param>
    public static Linter Ruby(string folder) => new RubySyntax(folder);

    /// <summary><c>rubocop</c> on every Ruby file below a folder, with the <c>.rubocop.yml</c> beside or above it.</summary>
    /// <param name="folder">The folder, relative to the repository's root; <c>.</c> is the root.</param>
    public static Linter Rubocop(string folder) => new RubocopStyle(folder);

    /// <summary><c>shellcheck</c> on every shell script of the repository.</summary>
    public static Linter Shell() => new ShellCheck();

    /// <summary><c>yamllint</c> on every YAML file of the repository, with its <c>.yamllint</c> if there is one.</summary>
    public static Linter Yaml() => new YamlLint();

    /// <summary><c>terraform fmt -check</c> on every Terraform file of the repository.</summary>
    public static Linter Terraform() => new TerraformFormat();

    /// <summary><c>markdownlint</c> on every Markdown file of the repository, with its <c>.markdownlint.json</c> if there is one.</summary>
    public static Linter Markdown() => new MarkdownLint();

    /// <summary>Rules of Pipelines for Dockerfiles: a base that stays the same, no root, no secrets, nothing that is not needed.</summary>
    public static Linter Dockerfiles() => new DockerfileRules();

    /// <summary>A search of Pipelines for keys and tokens that can be told by their form, in every text file; none is ever shown.</summary>
    public static Linter Secrets() => new SecretSearch();

    /// <summary><c>gitleaks</c> on every file of the repository; no secret is ever shown.</summary>
    public static Linter Gitleaks() => new GitleaksSearch();

    /// <summary>Any tool that writes SARIF 2.1: to the file whose path replaces <c>{sarif}</c> in its arguments, else to its standard output.</summary>
    /// <param name="name">A name for it: small letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</param>
    /// <param name="command">The executable and its arguments; it runs in the repository's root.</param>
    public static SarifCommand Sarif(string name, params string[] command) => new(name, command);

    /// <inheritdoc cref="DotNet"/>
    public sealed record DotNetFormat(string Solution) : Linter("dotnet");

    /// <inheritdoc cref="Ruby"/>
    public sealed record RubySyntax(string Folder) : Linter("ruby");

    /// <inheritdoc cref="Rubocop"/>
    public sealed record RubocopStyle(string Folder) : Linter("rubocop");

    /// <inheritdoc cref="Shell"/>
    public sealed record ShellCheck() : Linter("shellcheck");

    /// <inheritdoc cref="Yaml"/>
    public sealed record YamlLint() : Linter("yamllint");

    /// <inheritdoc cref="Terraform"/>
    public sealed record TerraformFormat() : Linter("terraform");

    /// <inheritdoc cref="Markdown"/>
    public sealed record MarkdownLint() : Linter("markdownlint");

    /// <inheritdoc cref="Dockerfiles"/>
    public sealed record DockerfileRules() : Linter("dockerfile");

    /// <inheritdoc cref="Secrets"/>
    public sealed record SecretSearch() : Linter("secrets");

    /// <inheritdoc cref="Gitleaks"/>
    public sealed record GitleaksSearch() : Linter("gitleaks");

    /// <inheritdoc cref="Sarif"/>
    public sealed record SarifCommand(string Tool, IReadOnlyList<string> Command) : Linter(Tool)
    {
        /// <summary>
        /// The command that says the tool's version, such as <c>semgrep --version</c>. Whoever gives it states that what the tool finds follows from the repository's
        /// files, its command and this version alone, and from no rules on the net: it is then kept while none of these changes. Null = nothing is kept.
        /// </summary>
        public IReadOnlyList<string>? VersionCommand { get; init; }
    }
}

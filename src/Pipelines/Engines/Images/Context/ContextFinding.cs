namespace Pipelines.Engines.Images.Context;

/// <summary>A file of the context that a builder should not be given.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="File">The file, relative to the context.</param>
internal sealed record ContextFinding(ContextRule Rule, string File)
{
    /// <summary>The finding on one line.</summary>
    public override string ToString() => $"{Rule.Id} {(Rule.IsError ? "error" : "warning")}: '{File}' {Rule.What}";
}

/// <summary>What must not be in a context.</summary>
/// <param name="Id">The rule's id; docs/images.md lists them.</param>
/// <param name="IsError">True when the build is refused for it; false for a warning.</param>
/// <param name="What">What is wrong, after the file's name.</param>
internal sealed record ContextRule(string Id, bool IsError, string What)
{
    /// <summary>Whether a file is meant, by its path in the context; names are compared in lower case.</summary>
    public required Func<string, bool> IsPath { get; init; }

    /// <summary>Whether its content is meant; only read when the path is. Null = whatever stands in it.</summary>
    public Func<string, bool>? IsContent { get; init; }
}

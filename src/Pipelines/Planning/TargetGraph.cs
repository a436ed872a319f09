using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Planning;

/// <summary>
/// The targets of a build, in the order of their declaration, with everything that the pipeline is planned from. It knows nothing of NUKE:
/// whoever has NUKE's targets turns them into this once.
/// </summary>
/// <param name="Symbol">The build class, such as <c>Build</c>.</param>
/// <param name="Targets">The targets; every name that they mention is one of theirs.</param>
public sealed record TargetGraph(string Symbol, params IReadOnlyList<TargetNode> Targets)
{
    /// <summary>The files whose content the pipeline names, by path from the repository's root: the beginning of their SHA-256, in hexadecimal.</summary>
    public IReadOnlyDictionary<string, string> FileHashes { get; init; } = new Dictionary<string, string>();
}

/// <summary>One target.</summary>
/// <param name="Name">The name, as on the command line.</param>
public sealed record TargetNode(TargetName Name)
{
    /// <summary>The C# symbol, such as <c>Build.Lint</c>; null = the build class and the name.</summary>
    public string? Symbol { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Targets that run before it, and must have succeeded.</summary>
    public IReadOnlyList<TargetName> DependsOn { get; init; } = [];

    /// <summary>Targets that run before it when they run at all; order alone, no dependency: a pipeline orders by stages instead.</summary>
    public IReadOnlyList<TargetName> After { get; init; } = [];

    /// <summary>Files that it leaves behind, relative to the repository's root with <c>/</c>; may hold <c>*</c> and <c>**</c>.</summary>
    public IReadOnlyList<string> Produces { get; init; } = [];

    /// <summary>Targets whose files it reads.</summary>
    public IReadOnlyList<TargetName> Consumes { get; init; } = [];

    /// <summary>In how many parts it can be run at once; null = in one.</summary>
    public int? PartitionSize { get; init; }

    /// <summary>What makes it a job; null = it runs inside the jobs of the targets that depend on it.</summary>
    public JobAttribute? Job { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name.Text;
}

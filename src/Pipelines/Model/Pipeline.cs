using Pipelines.Values;

namespace Pipelines.Model;

/// <summary>
/// A whole <c>.gitlab-ci.yml</c>: https://docs.gitlab.com/ci/yaml/. Comes from Planning, may be changed by an author,
/// is checked by <see cref="ModelCheck"/> and printed by Yaml. Keywords have GitLab's names; what is null or empty is not printed.
/// </summary>
public sealed record Pipeline
{
    /// <summary>The C# symbol that the pipeline was made from, such as <c>Build</c>; for the head of the file and for findings.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>spec</c>: the header of a file that others include.</summary>
    public Spec? Spec { get; init; }

    /// <summary><c>include</c>: files that GitLab reads before this one; what this one says goes first.</summary>
    public IReadOnlyList<Include> Include { get; init; } = [];

    /// <summary><c>workflow</c>: which events make a pipeline.</summary>
    public Workflow? Workflow { get; init; }

    /// <summary><c>stages</c>, in their order.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary><c>default</c>: keywords of every job that does not say its own.</summary>
    public Default? Default { get; init; }

    /// <summary><c>variables</c> of every job.</summary>
    public IReadOnlyList<VariableSetting> Variables { get; init; } = [];

    /// <summary>The jobs in the order of the file.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>The pipeline with one job changed.</summary>
    /// <exception cref="DefinitionException">There is no job of this name; the message has the nearest.</exception>
    public Pipeline With(string job, Func<Job, Job> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Jobs.Any(other => other.Name == job)
            ? this with { Jobs = [.. Jobs.Select(other => other.Name == job ? change(other) : other)] }
            : throw ModelText.UnknownJob(this, job);
    }
}

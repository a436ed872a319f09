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

/// <summary><c>default</c>: https://docs.gitlab.com/ci/yaml/#default. It never merges with a job: the job's own keyword replaces it whole.</summary>
/// <remarks><c>default:timeout</c> is left out because it has no effect: https://gitlab.com/gitlab-org/gitlab/-/issues/213634.</remarks>
public sealed record Default
{
    /// <summary><c>image</c>.</summary>
    public Image? Image { get; init; }

    /// <summary><c>tags</c>: which runners may take a job.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><c>retry</c>.</summary>
    public Retry? Retry { get; init; }

    /// <summary><c>interruptible</c>.</summary>
    public bool? Interruptible { get; init; }

    /// <summary><c>cache</c>, at most four.</summary>
    public IReadOnlyList<Cache> Cache { get; init; } = [];

    /// <summary><c>before_script</c>.</summary>
    public IReadOnlyList<string> BeforeScript { get; init; } = [];

    /// <summary><c>after_script</c>.</summary>
    public IReadOnlyList<string> AfterScript { get; init; } = [];
}

/// <summary>One entry of <c>variables</c>: https://docs.gitlab.com/ci/yaml/#variables. Never for secrets.</summary>
/// <param name="Name">Letters, digits and <c>_</c>.</param>
/// <param name="Value">The value; <c>$NAME</c> in it is expanded.</param>
public sealed record VariableSetting(string Name, string Value)
{
    /// <summary><c>expand: false</c>: the value is taken as it is.</summary>
    public bool Expand { get; init; } = true;

    /// <summary><c>description</c>: shown when a person starts a pipeline; at the top level only.</summary>
    public string? Description { get; init; }

    /// <summary><c>options</c>: the values that a person may choose from; at the top level only, with a description.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}

namespace Pipelines.Model;

/// <summary><c>trigger</c>: the job starts another pipeline instead of a script: https://docs.gitlab.com/ci/yaml/#trigger.</summary>
public abstract record Trigger
{
    private Trigger()
    {
    }

    /// <summary><c>strategy</c>; null = the job has succeeded as soon as the other pipeline is there.</summary>
    public TriggerStrategy? Strategy { get; init; }

    /// <summary><c>forward</c>; null = the variables of the file are handed on, those of the pipeline are not.</summary>
    public TriggerForward? Forward { get; init; }

    /// <summary>A child pipeline: <c>trigger:include</c>.</summary>
    /// <param name="Files">One to three; without rules.</param>
    public sealed record Child(params IReadOnlyList<Include> Files) : Trigger;

    /// <summary>A pipeline of another project: <c>trigger:project</c>.</summary>
    /// <param name="Project">Group and name.</param>
    public sealed record Downstream(string Project) : Trigger
    {
        /// <summary><c>branch</c>; null = the project's default branch.</summary>
        public string? Branch { get; init; }

        /// <summary><c>inputs</c> of the other pipeline.</summary>
        public IReadOnlyList<InputSetting> Inputs { get; init; } = [];
    }
}

/// <summary><c>trigger:strategy</c>.</summary>
public enum TriggerStrategy
{
    /// <summary><c>depend</c>: waits for the other pipeline; GitLab advises <see cref="Mirror"/> instead.</summary>
    Depend,

    /// <summary><c>mirror</c>: has the status of the other pipeline; from GitLab 18.2.</summary>
    Mirror,
}

/// <summary><c>trigger:forward</c>: which variables the other pipeline gets.</summary>
public sealed record TriggerForward
{
    /// <summary><c>yaml_variables</c>: those of the file; null = yes.</summary>
    public bool? YamlVariables { get; init; }

    /// <summary><c>pipeline_variables</c>: those of a person, a timer or the API; null = no.</summary>
    public bool? PipelineVariables { get; init; }
}

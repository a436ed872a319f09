namespace Pipelines.Model;

/// <summary>One entry of <c>run</c>, GitLab's experiment in place of <c>script</c>: https://docs.gitlab.com/ci/steps/.</summary>
public abstract record Step
{
    private Step(string name) => Name = name;

    /// <summary><c>name</c>: letters, digits and <c>_</c>.</summary>
    public string Name { get; }

    /// <summary><c>env</c>: texts by name.</summary>
    public IReadOnlyList<VariableSetting> Env { get; init; } = [];

    /// <summary>A step that runs a script.</summary>
    public sealed record Scripted : Step
    {
        /// <summary>Names the step.</summary>
        public Scripted(string name, string script)
            : base(name) => Script = script;

        /// <summary><c>script</c>.</summary>
        public string Script { get; }
    }

    /// <summary>A step that calls a function of somebody else.</summary>
    public sealed record Called : Step
    {
        /// <summary>Names the step.</summary>
        public Called(string name, StepSource func)
            : base(name) => Func = func;

        /// <summary><c>func</c>, once called <c>step</c>.</summary>
        public StepSource Func { get; }

        /// <summary><c>inputs</c>.</summary>
        public IReadOnlyList<InputSetting> Inputs { get; init; } = [];
    }
}

/// <summary>Where the function of a step is.</summary>
public abstract record StepSource
{
    private StepSource()
    {
    }

    /// <summary>A path or an address in one word.</summary>
    /// <param name="Address">Such as <c>./hello</c> or <c>gitlab.com/components/echo@v1</c>.</param>
    public sealed record At(string Address) : StepSource;

    /// <summary><c>git</c>.</summary>
    /// <param name="Url"><c>url</c>.</param>
    /// <param name="Rev"><c>rev</c>: commit, tag or branch.</param>
    public sealed record Git(string Url, string Rev) : StepSource
    {
        /// <summary><c>dir</c>.</summary>
        public string? Dir { get; init; }

        /// <summary><c>file</c>.</summary>
        public string? File { get; init; }
    }

    /// <summary><c>oci</c>.</summary>
    /// <param name="Registry"><c>registry</c>.</param>
    /// <param name="Repository"><c>repository</c>.</param>
    /// <param name="Tag"><c>tag</c>.</param>
    public sealed record Oci(string Registry, string Repository, string Tag) : StepSource
    {
        /// <summary><c>dir</c>.</summary>
        public string? Dir { get; init; }

        /// <summary><c>file</c>.</summary>
        public string? File { get; init; }
    }
}

namespace Pipelines.Model;

/// <summary>One entry of <c>include</c>, at the top of the file or under <c>trigger</c>: https://docs.gitlab.com/ci/yaml/#include. Names end in <c>.yml</c> or <c>.yaml</c>.</summary>
public abstract record Include
{
    private Include()
    {
    }

    /// <summary><c>inputs</c> that the file asks for.</summary>
    public IReadOnlyList<InputSetting> Inputs { get; init; } = [];

    /// <summary><c>rules</c>: when it is included; only <c>if</c>, <c>changes</c>, <c>exists</c> and <c>when</c> (always or never) count.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary><c>local</c>: files of the same project and commit.</summary>
    /// <param name="Path">From the project's root; may hold <c>*</c> and <c>**</c>.</param>
    public sealed record Local(string Path) : Include;

    /// <summary><c>project</c> and <c>file</c>: files of another project.</summary>
    /// <param name="Project">Group and name.</param>
    /// <param name="Files">At least one, from that project's root; under <c>trigger</c> exactly one.</param>
    public sealed record OfProject(string Project, params IReadOnlyList<string> Files) : Include
    {
        /// <summary><c>ref</c>: branch, tag or commit; null = the head of the default branch.</summary>
        public string? Ref { get; init; }
    }

    /// <summary><c>remote</c>: a file of any server, which may change at any time.</summary>
    /// <param name="Url">https.</param>
    public sealed record Remote(string Url) : Include
    {
        /// <summary><c>integrity</c>: <c>sha256-</c> and its base64, so that a changed file is refused; from GitLab 17.9.</summary>
        public string? Integrity { get; init; }
    }

    /// <summary><c>template</c>: one of GitLab's own.</summary>
    /// <param name="Name">Such as <c>Jobs/SAST.gitlab-ci.yml</c>.</param>
    public sealed record Template(string Name) : Include;

    /// <summary><c>component</c> of the CI/CD catalog.</summary>
    /// <param name="Address"><c>host/path/name@version</c>.</param>
    public sealed record Component(string Address) : Include;

    /// <summary><c>artifact</c> and <c>job</c>: a file that a job has made; under <c>trigger</c> only.</summary>
    /// <param name="Path">The file among the artifacts.</param>
    /// <param name="Job">The job that has made it.</param>
    public sealed record Artifact(string Path, string Job) : Include;
}

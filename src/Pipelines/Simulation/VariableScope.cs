using Pipelines.Model;

namespace Pipelines.Simulation;

/// <summary>The values of variables, by GitLab's order: https://docs.gitlab.com/ci/variables/#cicd-variable-precedence. Texts stay as they are: rules expand no variable within another.</summary>
internal sealed class VariableScope
{
    private readonly PipelineEvent _event;
    private readonly IReadOnlyDictionary<string, string> _predefined;
    private readonly IReadOnlyDictionary<string, string> _ofFile;

    public VariableScope(Pipeline pipeline, PipelineEvent happened)
        : this(happened, EventVariables.Of(happened), Texts(pipeline.Variables))
    {
    }

    private VariableScope(PipelineEvent happened, IReadOnlyDictionary<string, string> predefined, IReadOnlyDictionary<string, string> ofFile) =>
        (_event, _predefined, _ofFile) = (happened, predefined, ofFile);

    /// <summary>The scope with the variables of a workflow's rule, which go before those of the file.</summary>
    public VariableScope With(IReadOnlyList<VariableSetting> variables)
    {
        var ofFile = new Dictionary<string, string>(_ofFile, StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            ofFile[variable.Name] = variable.Value;
        }

        return new(_event, _predefined, ofFile);
    }

    /// <summary>What the workflow's rules see; null = undefined.</summary>
    public string? OfPipeline(string name) => _event.Variables.GetValueOrDefault(name) ?? _ofFile.GetValueOrDefault(name) ?? _predefined.GetValueOrDefault(name);

    /// <summary>What the rules of a job see.</summary>
    public Func<string, string?> OfJob(Job job) => name =>
        _event.Variables.GetValueOrDefault(name)
        ?? job.Variables.LastOrDefault(variable => variable.Name == name)?.Value
        ?? _ofFile.GetValueOrDefault(name)
        ?? Predefined(job, name)
        ?? _predefined.GetValueOrDefault(name);

    private static string? Predefined(Job job, string name) => name switch
    {
        "CI_JOB_NAME" => job.Name,
        "CI_JOB_STAGE" => job.Stage ?? "test",
        "CI_ENVIRONMENT_NAME" => job.Environment?.Name,
        "CI_ENVIRONMENT_ACTION" => job.Environment is { } environment ? (environment.Action ?? EnvironmentAction.Start).ToString().ToLowerInvariant() : null,
        "CI_ENVIRONMENT_TIER" => job.Environment?.DeploymentTier?.ToString().ToLowerInvariant(),
        _ => null,
    };

    private static Dictionary<string, string> Texts(IReadOnlyList<VariableSetting> variables)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in variables)
        {
            texts[variable.Name] = variable.Value;
        }

        return texts;
    }
}

namespace Pipelines.Model.Limits;

/// <summary>Variables and inputs: https://docs.gitlab.com/ci/yaml/#variables and https://docs.gitlab.com/ci/inputs/.</summary>
internal static class VariableLimits
{
    private const int MostInputs = 50;
    private const int MostOptions = 50;

    // How names of secrets end.
    private static readonly string[] SecretEnds = ["TOKEN", "PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "API_KEY", "PRIVATE_KEY", "SECRET_ACCESS_KEY"];

    public static IEnumerable<Finding> Check(CheckedPipeline pipeline) =>
    [
        .. pipeline.Pipeline.Variables.SelectMany(variable => Check(pipeline.Pipeline.Symbol, "variables", variable, WrongAtTop(variable))),
        .. (pipeline.Pipeline.Workflow?.Rules ?? []).SelectMany(rule => rule.Variables).SelectMany(variable => Check(pipeline.Pipeline.Symbol, "workflow", variable, WrongInRule(variable))),
        .. pipeline.Jobs.SelectMany(Check),
    ];

    private static IEnumerable<Finding> Check(Job job) =>
        job.Variables.SelectMany(variable => Check(job.Symbol, job.Name, variable, WrongInJob(variable)))
            .Concat(job.Rules.SelectMany(rule => rule.Variables).SelectMany(variable => Check(job.Symbol, job.Name, variable, WrongInRule(variable))))
            .Concat(WrongInputs(job).Select(wrong => FindingRules.JobInput.At(job.Symbol, job.Name, wrong)));

    private static IEnumerable<Finding> Check(string symbol, string subject, VariableSetting variable, string? wrong)
    {
        if (wrong is not null)
        {
            yield return FindingRules.VariableForm.At(symbol, subject, variable.Name, wrong);
        }

        if (IsSecret(variable))
        {
            yield return FindingRules.SecretInFile.At(symbol, subject, variable.Name);
        }
    }

    private static string? WrongAtTop(VariableSetting variable) =>
        variable.Options.Count == 0 ? null
        : variable.Description is null ? "options and without a description, which GitLab wants then"
        : !variable.Options.Contains(variable.Value) ? $"options of which its value '{variable.Value}' is none"
        : null;

    private static string? WrongInJob(VariableSetting variable) =>
        variable is { Description: null, Options.Count: 0 } ? null : "a description or options, which GitLab takes at the top of the file only";

    private static string? WrongInRule(VariableSetting variable) =>
        WrongInJob(variable) ?? (variable.Expand ? null : "expand: false, which GitLab does not take in a rule");

    private static IEnumerable<string> WrongInputs(Job job)
    {
        if (job.Inputs.Count > MostInputs)
        {
            yield return $"{job.Inputs.Count} inputs; GitLab takes {MostInputs}";
        }

        foreach (var input in job.Inputs.Where(input => input.Default is null))
        {
            yield return $"the input '{input.Name}' without a default";
        }

        foreach (var input in job.Inputs.Where(input => input.Options.Count > MostOptions))
        {
            yield return $"the input '{input.Name}' with {input.Options.Count} options; GitLab takes {MostOptions}";
        }
    }

    // A value that is another variable's, or none, gives nothing away.
    private static bool IsSecret(VariableSetting variable) =>
        variable.Value.Length > 0 && !variable.Value.Contains('$', StringComparison.Ordinal)
        && SecretEnds.Any(end => variable.Name == end || variable.Name.EndsWith("_" + end, StringComparison.OrdinalIgnoreCase));
}

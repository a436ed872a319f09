using Pipelines.Clients.GitLab;
using Pipelines.Definitions;

namespace Pipelines.Engines.Doctor;

/// <summary>Looks at the CI/CD variables that the definition reads, and at those that hold secrets.</summary>
internal sealed class VariableCheckup(Application application, MendCommand mend)
{
    private const string Everywhere = "*";

    // What opens Vault, AWS and GitLab. A job gets what it needs by id_tokens; where one of these is there all the same, it must not be shown.
    private static readonly string[] Secrets = ["GITLAB_TOKEN", "VAULT_TOKEN", "VAULT_SECRET_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

    /// <summary>What came of it.</summary>
    public IEnumerable<Checkup> Of(IReadOnlyList<ProjectVariable> variables)
    {
        var needed = (application.Registry is RegistrySource.InVault && application.Environments.Count > 0 ? new[] { "VAULT_ADDR" } : [])
            .Concat(BuildSecrets()).Distinct(StringComparer.Ordinal);
        foreach (var name in needed.Where(name => variables.All(variable => variable.Key != name)))
        {
            // A group or the server may have it, which only their owners may ask.
            yield return new($"Variable {name}", Standing.Advice, "not among the project's own")
            {
                ShouldBe = "there",
                Why = DoctorText.VariableMissing,
                Mend = mend.Of("POST", "variables", [$"key={name}", $"value=<{DoctorText.Value}>", .. BuildSecrets().Contains(name) ? ["masked=true"] : Array.Empty<string>()]),
            };
        }

        foreach (var variable in variables.Where(variable => Secrets.Contains(variable.Key, StringComparer.Ordinal) || BuildSecrets().Contains(variable.Key)))
        {
            yield return Secret(variable);
        }
    }

    private Checkup Secret(ProjectVariable variable)
    {
        var name = $"Variable {variable.Key}{(variable.Scope == Everywhere ? "" : $" ({variable.Scope})")}";
        // A build's secret is read in merge requests too, which are on no protected branch.
        var needsProtection = !BuildSecrets().Contains(variable.Key);
        var wrong = new[] { variable.IsMasked ? null : "masked", variable.IsProtected || !needsProtection ? null : "protected" }.OfType<string>().ToList();
        return wrong.Count == 0
            ? Checkup.Good(name, needsProtection ? "masked and protected" : "masked")
            : new(name, variable.IsMasked ? Standing.Advice : Standing.Blocks, $"not {string.Join(" and not ", wrong)}")
            {
                ShouldBe = string.Join(" and ", wrong),
                Why = variable.IsMasked ? DoctorText.EveryBranchReads : DoctorText.LogsShow,
                Mend = mend.Of(
                    "PUT", $"variables/{Uri.EscapeDataString(variable.Key)}?filter%5Benvironment_scope%5D={Uri.EscapeDataString(variable.Scope)}", [.. wrong.Select(flag => $"{flag}=true")]),
            };
    }

    private List<string> BuildSecrets() =>
        [.. application.Images.SelectMany(image => image.Secrets).Select(secret => secret.Source).OfType<SecretSource.InVariable>().Select(source => source.Name)];
}

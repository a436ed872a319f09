using Pipelines.Clients.Terraform;
using Pipelines.Definitions;
using Pipelines.Values;

namespace Pipelines.Engines.Infrastructure;

/// <summary>Looks at the configuration without a state and without credentials: its form, its inputs, and, where the providers can be had, its sense.</summary>
internal sealed class InfrastructureLinting(TerraformClient terraform, IProgressLog log)
{
    /// <summary>Looks at everything before it says what is wrong.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="application">The application; it has infrastructure.</param>
    /// <param name="mustValidate">True when providers that cannot be had are a failure.</param>
    /// <param name="cancellationToken">Stops Terraform.</param>
    /// <returns>What is wrong, a line each; none when nothing is.</returns>
    /// <exception cref="ExecutionException">There is no Terraform, or it cannot read a file.</exception>
    public async Task<IReadOnlyList<string>> LintAsync(string root, Application application, bool mustValidate, CancellationToken cancellationToken)
    {
        var infrastructure = application.Infrastructure ?? throw InfrastructureText.NoInfrastructure(application);
        if (!Directory.Exists(Path.Combine(root, infrastructure.Root)))
        {
            throw InfrastructureText.NoRoot(application, infrastructure.Root);
        }

        await terraform.VersionAsync(cancellationToken);
        var folder = Path.Combine(root, infrastructure.Folder);
        var findings = new List<string>(InputFiles.Drift(root, application));
        findings.AddRange((await terraform.UnformattedAsync(folder, cancellationToken))
            .Select(file => InfrastructureText.Unformatted(Path.GetRelativePath(root, Path.GetFullPath(file, Path.Combine(root, infrastructure.Root))).Replace('\\', '/'))));
        if (await terraform.ValidateAsync(cancellationToken) is not { } missing)
        {
            log.Info(InfrastructureText.Validated(infrastructure.Root));
        }
        else if (mustValidate)
        {
            findings.Add(InfrastructureText.NotValidated(infrastructure.Root, missing));
        }
        else
        {
            log.Warning(InfrastructureText.NotValidated(infrastructure.Root, missing));
        }

        return findings;
    }
}

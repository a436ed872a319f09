namespace Pipelines.Definitions;

/// <summary>Where the address of an environment's registry is found at run time.</summary>
public abstract record RegistrySource
{
    private RegistrySource()
    {
    }

    /// <summary>A field of a secret in HashiCorp Vault's key/value engine.</summary>
    /// <param name="mount">The mount of the engine, <c>secret</c>.</param>
    /// <param name="path">The path below the mount; <c>{environment}</c> stands for the environment's name.</param>
    /// <param name="field">The field that holds <c>host[:port][/prefix]</c>.</param>
    public static RegistrySource Vault(string mount, string path, string field) => new InVault(mount, path, field);


    /// <inheritdoc cref="Vault"/>
    public sealed record InVault(string Mount, string Path, string Field) : RegistrySource
    {
        /// <summary>The path of one environment.</summary>
        public string PathOf(DeploymentEnvironment environment) =>
            Path.Replace("{environment}", environment.Name.Text, StringComparison.Ordinal);
    }

}

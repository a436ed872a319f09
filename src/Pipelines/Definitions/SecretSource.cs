namespace Pipelines.Definitions;

/// <summary>Where the value of a secret is found at run time.</summary>
public abstract record SecretSource
{
    private SecretSource()
    {
    }

    /// <summary>An environment variable of the build, such as a masked CI/CD variable of GitLab.</summary>
    /// <param name="name">The variable's name.</param>
    public static SecretSource Variable(string name) => new InVariable(name);

    /// <summary>A field of a secret in HashiCorp Vault's key/value engine, read from the Vault that <c>VAULT_ADDR</c> names.</summary>
    /// <param name="mount">The mount of the engine, <c>secret</c>.</param>
    /// <param name="path">The path below the mount.</param>
    /// <param name="field">The field that holds the value.</param>
    public static SecretSource Vault(string mount, string path, string field) => new InVault(mount, path, field);

    /// <inheritdoc cref="Variable"/>
    public sealed record InVariable(string Name) : SecretSource;

    /// <inheritdoc cref="Vault"/>
    public sealed record InVault(string Mount, string Path, string Field) : SecretSource;
}

using Pipelines.Values;

namespace Pipelines.Clients.Terraform;

/// <summary>One root module with one state, and what Terraform may know of this process to work on it.</summary>
internal sealed record TerraformOptions
{
    /// <summary>The folder of the root module, absolute.</summary>
    public required string Root { get; init; }

    /// <summary>Where Terraform keeps its providers and modules, absolute: outside of the source, and not shared by states.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where the state is.</summary>
    public required StateAccess State { get; init; }

    /// <summary>The names of this process's variables; those that Terraform does not need are kept from it.</summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];

    /// <summary>Credentials of the account, as the AWS provider and the S3 backend read them; none when nothing is made in AWS.</summary>
    public IReadOnlyDictionary<string, Secret> Credentials { get; init; } = new Dictionary<string, Secret>();

    /// <summary>The region that goes with them.</summary>
    public string? Region { get; init; }

    /// <summary>How long to wait for whoever holds the state's lock.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>True to change nothing that is committed: the providers' versions are those of the lock file, or the run fails.</summary>
    public bool IsLockFileFixed { get; init; }

    /// <summary>The executable.</summary>
    public string Executable { get; init; } = "terraform";

    /// <summary>What starts it in a session of its own, so that Ctrl-C of a terminal reaches it once, through this process: at the second it would leave everything as it is. Null = nothing.</summary>
    public string? Session { get; init; }
}

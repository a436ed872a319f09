namespace Pipelines.Sandbox.Vault;

/// <summary>An error that Vault answers: a status, and texts that may be none.</summary>
internal sealed class VaultError(int status, params string[] errors) : Exception(string.Join("; ", errors))
{
    public int Status { get; } = status;

    public IReadOnlyList<string> Errors { get; } = errors;

    public static VaultError NotFound() => new(404);

    public static VaultError Denied() => new(403, "1 error occurred:\n\t* permission denied\n\n");

    public static VaultError InvalidToken() => new(403, "2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n");

    public static VaultError Unsupported() => new(405, "1 error occurred:\n\t* unsupported operation\n\n");

    public static VaultError NoRoute(string path) => new(404, $"no handler for route \"{path}\". route entry not found.");
}

using System.Text;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Registry;

/// <summary>The passwords that GetAuthorizationToken gives: for the user AWS, for twelve hours, for every registry of the sandbox.</summary>
internal sealed class RegistryPasswords(Seal seal, TimeProvider clock)
{
    public const string User = "AWS";
    private const string Purpose = "registry";
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    public (string Password, DateTimeOffset Expires) Issue(string account)
    {
        var expires = clock.GetUtcNow() + Life;
        return (seal.Close(Purpose, new Permit(account, expires)), expires);
    }

    /// <param name="authorization">The value of the Authorization header.</param>
    public bool Admits(string authorization)
    {
        if (!authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization["Basic ".Length..].Trim(), bytes, out var length))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts is [User, var password] && seal.Open<Permit>(Purpose, password) is { } permit && permit.Expires > clock.GetUtcNow();
    }

    private sealed record Permit(string Account, DateTimeOffset Expires);
}

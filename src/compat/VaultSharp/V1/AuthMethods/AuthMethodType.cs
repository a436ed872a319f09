namespace VaultSharp.V1.AuthMethods;

/// <summary>Which way to log in.</summary>
public class AuthMethodType(string type)
{
    public static readonly AuthMethodType AppRole = new("approle");
    public static readonly AuthMethodType JWT = new("jwt");
    public static readonly AuthMethodType Kubernetes = new("kubernetes");
    public static readonly AuthMethodType LDAP = new("ldap");
    public static readonly AuthMethodType Token = new("token");
    public static readonly AuthMethodType UserPass = new("userpass");

    public string Type { get; } = type;
}

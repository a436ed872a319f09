namespace VaultSharp.V1.AuthMethods;

/// <summary>Where the auth methods are mounted unless somebody chose otherwise.</summary>
public static class AuthMethodDefaultPaths
{
    public const string AppRole = "approle";
    public const string JWT = "jwt";
    public const string Kubernetes = "kubernetes";
    public const string LDAP = "ldap";
    public const string Token = "token";
    public const string UserPass = "userpass";
}

using VaultSharp.V1.Commons;

namespace VaultSharp.V1.AuthMethods;

/// <summary>A way to log in.</summary>
public interface IAuthMethodInfo
{
    AuthMethodType AuthMethodType { get; }

    AuthInfo ReturnedLoginAuthInfo { get; }
}

namespace Pipelines.Sandbox.IdTokens;

/// <summary>An id_token that is not ours, not valid now, or not a token at all.</summary>
internal sealed class IdTokenRefusedException(string message, bool isExpired = false) : Exception(message)
{
    public bool IsExpired { get; } = isExpired;
}

namespace Pipelines.Sandbox.Http;

/// <summary>An error that an AWS service answers: the code that clients branch on, and its text.</summary>
internal sealed class AwsError(string code, string message, int status = 400) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    public static AwsError Serialization(string message) => new("SerializationException", message);
}

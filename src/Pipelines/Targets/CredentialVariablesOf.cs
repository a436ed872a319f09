using Pipelines.Clients.Aws;
using Pipelines.Values;

namespace Pipelines.Targets;

/// <summary>Credentials in the form of variables, for a program that asks AWS itself.</summary>
internal static class CredentialVariablesOf
{
    /// <summary>Those of an account, as they are now.</summary>
    public static async Task<IReadOnlyDictionary<string, Secret>> AwsAsync(AwsAccess access, CancellationToken cancellationToken)
    {
        var found = await access.Credentials.GetCredentialsAsync().WaitAsync(cancellationToken);
        var variables = new Dictionary<string, Secret> { ["AWS_ACCESS_KEY_ID"] = new(found.AccessKey), ["AWS_SECRET_ACCESS_KEY"] = new(found.SecretKey) };
        if (found.UseToken)
        {
            variables["AWS_SESSION_TOKEN"] = new(found.Token);
        }

        return variables;
    }
}

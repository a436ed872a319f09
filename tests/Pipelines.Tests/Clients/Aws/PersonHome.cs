using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Aws;
using Xunit;

[assembly: AssemblyFixture(typeof(PersonHome))]

namespace Pipelines.Tests.Clients.Aws;

/// <summary>
/// The home folder of a person who uses AWS; one for all tests and there before the first, because the SDK reads it once in a process. Nobody's own
/// profiles reach a test.
/// </summary>
public sealed class PersonHome : IDisposable
{
    public PersonHome()
    {
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Folder.At("config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Folder.At("credentials"));
        var tool = Folder.Write("tool", """
            #!/bin/sh
            echo '{"Version":1,"AccessKeyId":"AKIDTOOL","SecretAccessKey":"s","SessionToken":"t","Expiration":"2099-01-01T00:00:00Z"}'
            """);
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Folder.Write("config", $"""
            [profile tool]
            credential_process = {tool}
            [profile broken]
            credential_process = /bin/false
            [profile uat]
            region = eu-west-1
            role_arn = arn:aws:iam::333333333333:role/deploy
            source_profile = base
            [profile base]
            aws_access_key_id = AKIDBASE
            aws_secret_access_key = s
            [profile orphan]
            role_arn = arn:aws:iam::333333333333:role/deploy
            source_profile = nobody
            {SignOn("lasting", "2099-01-01T00:00:00Z")}
            {SignOn("ended", "2020-01-01T00:00:00Z")}
            {SignOn("never", null)}
            """);
    }

    internal TemporaryFolder Folder { get; } = new();

    // As 'aws configure sso' and 'aws sso login' leave it behind.
    [SuppressMessage("Security", "CA5350", Justification = "It is how the AWS CLI names the file of a token; nothing is protected by it.")]
    private string SignOn(string name, string? until)
    {
        if (until is not null)
        {
            Folder.Write(
                $".aws/sso/cache/{Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(name)))}.json",
                $$"""{"startUrl":"https://{{name}}.example/start","region":"eu-west-1","accessToken":"the-sso-token","expiresAt":"{{until}}"}""");
        }

        return $"""
            [profile {name}]
            region = eu-west-1
            sso_session = {name}
            sso_account_id = 111111111111
            sso_role_name = Deploy
            [sso-session {name}]
            sso_start_url = https://{name}.example/start
            sso_region = eu-west-1
            sso_registration_scopes = sso:account:access
            """;
    }

    public void Dispose() => Folder.Dispose();
}

using Pipelines.Engines.Deployment.Findings;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Findings;

public class SecretValueTests
{
    // Put together here, so that no scanner takes this file for a leak.
    public static TheoryData<string, string> Secrets => new()
    {
        { "AKIA" + "QWERTYUIOPASDFGH", "the id of an AWS access key" },
        { "key=ASIA" + "QWERTYUIOPASDFGH;", "the id of an AWS access key" },
        { "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIE", "a private key" },
        { "-----BEGIN " + "OPENSSH PRIVATE KEY-----", "a private key" },
        { "glpat-" + new string('a', 20), "a GitLab token" },
        { "ghp_" + new string('a', 36), "a GitHub token" },
        { "hvs." + new string('a', 24), "a Vault token" },
        { "xoxb-" + new string('1', 24), "a Slack token" },
        { "sk_live_" + new string('a', 24), "a Stripe key" },
        { "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0." + new string('a', 43), "a JSON Web Token" },
        { "postgres://app:" + "s3cr3t@db:5432/shop", "an address with a password" },
        { "amqps://:" + "s3cr3t@mq", "an address with a password" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Knows_secrets_by_their_form(string value, string kind) => Assert.Equal(kind, SecretValue.KindOf(value));

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("https://shop.example/path:80@here")]
    [InlineData("postgres://app:${DB_PASSWORD}@db/shop")]
    [InlineData("postgres://app@db/shop")]
    [InlineData("http://proxy.example:3128")]
    [InlineData("eyJ.eyJ.x")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:333333333333:secret:db-AbCdEf")]
    [InlineData("3f2a91c0d8e7b6a5948372615049382716051423")]
    [InlineData("sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Takes_nothing_else_for_one(string value) => Assert.Null(SecretValue.KindOf(value));

    [Theory]
    [InlineData("DB_PASSWORD", "hunter2")]
    [InlineData("PGPASSWORD", "x1")]
    [InlineData("dbPassword", "hunter2")]
    [InlineData("SECRET_KEY_BASE", "0123456789abcdef")]
    [InlineData("RAILS_MASTER_KEY", "0123456789abcdef")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")]
    [InlineData("API_KEY", "a1b2c3d4e5")]
    [InlineData("github.token", "a1b2c3d4e5")]
    [InlineData("MYSQL_PWD", "a1b2c3d4e5")]
    public void Is_meant_by_such_names(string name, string value) => Assert.True(SecretValue.IsMeantBy(name, value));

    [Theory]
    [InlineData("DB_PASSWORD", "")]
    [InlineData("DB_PASSWORD", "changeme")]
    [InlineData("DB_PASSWORD", "${DB_PASSWORD}")]
    [InlineData("DB_PASSWORD_FILE", "/run/secrets/db")]
    [InlineData("SESSION_SECRET", "arn:aws:ssm:eu-west-1:333333333333:parameter/s")]
    [InlineData("REQUIRE_PASSWORD", "true")]
    [InlineData("TOKENS_PER_SECOND", "500")]
    [InlineData("TOKEN_TTL", "3600seconds")]
    [InlineData("CSRF_TOKEN", "required-for-all")]
    [InlineData("PAGE_TOKEN", "1")]
    [InlineData("API_KEY", "X-Api-Key")]
    [InlineData("MONKEY", "a1b2c3d4e5")]
    [InlineData("KEY", "a1b2c3d4e5")]
    [InlineData("COMPASS", "a1b2c3d4e5")]
    [InlineData("PRIMARY_KEY", "a1b2c3d4e5")]
    [InlineData("SECRETARY", "a1b2c3d4e5")]
    public void Is_not_meant_by_these(string name, string value) => Assert.False(SecretValue.IsMeantBy(name, value));
}

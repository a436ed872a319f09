using Pipelines.Sandbox.Tests.Support;
using Pipelines.Testing;

namespace Pipelines.Sandbox.Tests.Sts;

/// <summary>STS and ECR as the AWS SDK for JavaScript sees them.</summary>
public sealed class AwsByNode
{
    private static readonly string[] Packages = ["@aws-sdk/client-sts", "@aws-sdk/client-ecr"];

    [Fact]
    public async Task Takes_an_id_token_for_a_role_and_says_who_that_is()
    {
        await using var started = await Started.NewAsync();
        var token = started.Sandbox.MintIdToken(new Dictionary<string, string> { ["sub"] = "project_path:shop/storefront" }, "sts.amazonaws.com");

        Assert.Equal(
            """["arn:aws:sts::333333333333:assumed-role/deploy/job-7","333333333333","project_path:shop/storefront",true]""",
            await NodeAsync(started, $$"""
                const sts = new STSClient({ ...at, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } });
                const assumed = await sts.send(new AssumeRoleWithWebIdentityCommand({ RoleArn: 'arn:aws:iam::333333333333:role/deploy', RoleSessionName: 'job-7', WebIdentityToken: '{{token}}', DurationSeconds: 900 }));
                const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = assumed.Credentials;
                const own = new STSClient({ ...at, credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken } });
                const who = await own.send(new GetCallerIdentityCommand({}));
                return [who.Arn, who.Account, assumed.SubjectFromWebIdentityToken, Expiration > new Date()];
                """));
    }

    [Theory]
    [InlineData("sts", "DurationSeconds: 7200", "sts.amazonaws.com", "ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")]
    [InlineData("sts", "", "vault", "InvalidIdentityToken: Incorrect token audience")]
    [InlineData("sts", "", "aws:shop:dev", "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity")]
    public async Task Refuses_what_AWS_refuses(string service, string more, string audience, string expected)
    {
        await using var started = await Started.NewAsync(options => options with
        {
            AwsAudiences = ["sts.amazonaws.com", "aws:shop:dev"],
            Environments = [Started.Dev with { AwsAudiences = ["aws:shop:dev"] }, Started.Uat with { AwsAudiences = ["sts.amazonaws.com"] }],
        });
        var token = started.Sandbox.MintIdToken(new Dictionary<string, string>(), audience);

        Assert.Equal(
            $"\"{expected}\"",
            await NodeAsync(started, $$"""
                const client = new STSClient({ ...at, credentials: { accessKeyId: '{{service}}', secretAccessKey: 'none' } });
                return refused(
                    () => client.send(new AssumeRoleWithWebIdentityCommand({ RoleArn: 'arn:aws:iam::333333333333:role/deploy', RoleSessionName: 'job-7', WebIdentityToken: '{{token}}', {{more}} })),
                    error => error.name.replace(/Exception$/, '') + ': ' + error.message);
                """));
    }

    [Fact]
    public async Task Creates_describes_and_tags_in_ECR()
    {
        using var folder = new TemporaryFolder();
        await using var started = await Started.NewAsync();
        using var registry = await RegistryClient.OpenAsync(started);
        await registry.PushAsync(TestImage.Create(folder), "c0ffee");

        Assert.Equal(
            """["IMMUTABLE_WITH_EXCLUSION",["uat"],true,"RepositoryAlreadyExistsException","RepositoryNotFoundException","AWS",true,"ImageAlreadyExistsException",["c0ffee","dev"],"AVAILABLE"]""",
            await NodeAsync(started, """
                const ecr = new ECRClient({ ...at, credentials: { accessKeyId: '111111111111', secretAccessKey: 'sandbox' } });
                const wanted = { repositoryName: 'team/api', imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'uat' }], imageScanningConfiguration: { scanOnPush: true } };
                const { repository } = await ecr.send(new CreateRepositoryCommand(wanted));
                const out = [repository.imageTagMutability, repository.imageTagMutabilityExclusionFilters.map(filter => filter.filter), repository.imageScanningConfiguration.scanOnPush];
                out.push(await refused(() => ecr.send(new CreateRepositoryCommand(wanted)), error => error.name));
                out.push(await refused(() => ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['none'] })), error => error.name));
                const { authorizationData: [given] } = await ecr.send(new GetAuthorizationTokenCommand({}));
                out.push(Buffer.from(given.authorizationToken, 'base64').toString().split(':')[0], Math.abs(given.expiresAt - Date.now() - 12 * 3600e3) < 60e3);
                const { images: [image] } = await ecr.send(new BatchGetImageCommand({ repositoryName: 'storefront', imageIds: [{ imageTag: 'c0ffee' }] }));
                const put = { repositoryName: 'storefront', imageManifest: image.imageManifest, imageManifestMediaType: image.imageManifestMediaType, imageDigest: image.imageId.imageDigest, imageTag: 'dev' };
                await ecr.send(new PutImageCommand(put));
                out.push(await refused(() => ecr.send(new PutImageCommand(put)), error => error.name));
                const { imageDetails: [detail] } = await ecr.send(new DescribeImagesCommand({ repositoryName: 'storefront', imageIds: [{ imageTag: 'dev' }] }));
                const { layers: [layer] } = await ecr.send(new BatchCheckLayerAvailabilityCommand({ repositoryName: 'storefront', layerDigests: [JSON.parse(image.imageManifest).layers[0].digest] }));
                out.push(detail.imageTags, layer.layerAvailability);
                return out;
                """));
    }

    private static Task<string> NodeAsync(Started started, string script) => Node.RunAsync(
        Packages,
        $$"""
        const { STSClient, AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');
        const { ECRClient, CreateRepositoryCommand, DescribeRepositoriesCommand, GetAuthorizationTokenCommand, BatchGetImageCommand, PutImageCommand, DescribeImagesCommand, BatchCheckLayerAvailabilityCommand } = require('@aws-sdk/client-ecr');
        const at = { endpoint: process.env.AWS_ENDPOINT_URL, region: 'eu-west-1', maxAttempts: 1 };
        {{script}}
        """,
        started.Variables());
}

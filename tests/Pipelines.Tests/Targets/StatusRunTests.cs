using Nuke.Common;
using Pipelines.Definitions;
using Pipelines.Sandbox;
using Pipelines.Targets;
using Pipelines.Testing;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.Deployment;
using Xunit;
using Assert = Xunit.Assert;

namespace Pipelines.Tests.Targets;

/// <summary>Status, and where a deployment comes from, in environments that are reached as a job reaches them.</summary>
public sealed class StatusRunTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordedLog _log = new();
    private readonly Dictionary<string, string?> _variables = [];
    private Sandbox.Sandbox _sandbox = null!;

    private static CancellationToken End => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await Sandbox.Sandbox.StartAsync(
            new SandboxOptions { StateFolder = _folder.At("state"), AwsAudiences = ["aws"], Environments = [Seed(Shop.Dev), Seed(Shop.Uat)] }, End);
        _variables["VAULT_ADDR"] = _sandbox.Endpoint.AbsoluteUri;
        _variables["VAULT_TOKEN"] = "sandbox";
        _variables["AWS_ENDPOINT_URL"] = _sandbox.Endpoint.AbsoluteUri;
        _variables["AWS_ID_TOKEN"] = _sandbox.MintIdToken(new Dictionary<string, string>(), "aws");
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Shows_all_environments_side_by_side_and_says_what_does_not_agree()
    {
        await StatusRun.StatusAsync(Run(), null, mustAgree: false);

        Assert.Contains(_log.Lines, line => line.Contains("dev", StringComparison.Ordinal) && line.Contains("backend", StringComparison.Ordinal) && line.Contains("shop-backend:1", StringComparison.Ordinal));
        Assert.Contains(_log.Lines, line => line.Contains("uat", StringComparison.Ordinal) && line.Contains("frontend", StringComparison.Ordinal) && line.Contains("shop-frontend:1", StringComparison.Ordinal));
        Assert.Contains(_log.Lines, line => line.StartsWith("warning: dev", StringComparison.Ordinal));
        Assert.Contains(_log.Lines, line => line.StartsWith("warning: uat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fails_with_exit_code_1_where_all_must_agree()
    {
        var failure = await Assert.ThrowsAsync<VerdictException>(() => StatusRun.StatusAsync(Run(), Shop.Uat, mustAgree: true));

        Assert.Equal(1, failure.ExitCode);
    }

    [Fact]
    public async Task Names_an_environment_that_cannot_be_asked_and_shows_the_others()
    {
        var elsewhere = Shop.Dev with { Account = "999999999999" };

        await StatusRun.StatusAsync(Run(Shop.Application with { Environments = [elsewhere, Shop.Uat] }), null, mustAgree: false);

        Assert.Contains(_log.Lines, line => line.Contains("uat", StringComparison.Ordinal) && line.Contains("shop-backend:1", StringComparison.Ordinal));
        Assert.Contains(_log.Lines, line => line.StartsWith("warning: dev", StringComparison.Ordinal) && line.Contains("999999999999", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fails_with_the_reason_when_the_one_that_was_named_cannot_be_asked()
    {
        _variables.Remove("VAULT_TOKEN");

        var refused = await Assert.ThrowsAsync<Pipelines.Values.ExecutionException>(() => StatusRun.StatusAsync(Run(), Shop.Uat, mustAgree: false));

        Assert.Contains("environment uat", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_s_deployment_comes_from_its_pipeline_and_its_person()
    {
        _variables["GITLAB_USER_LOGIN"] = "ann";
        _variables["CI_PIPELINE_URL"] = "https://gitlab.example/shop/-/pipelines/1044";
        _variables["CI_PIPELINE_IID"] = "77";
        var run = Run();
        await using var place = await EnvironmentPlace.OpenAsync(run, Shop.Uat);

        var origin = await RunOrigin.OfAsync(run, place);

        Assert.Equal(("ann", "https://gitlab.example/shop/-/pipelines/1044", 77), (origin.By, origin.Pipeline, origin.PipelineNumber));
        Assert.Equal(await run.Git.RevisionAsync(End), origin.Revision);
    }

    [Fact]
    public async Task A_deployment_from_a_laptop_comes_from_the_owner_of_the_credentials()
    {
        _variables["CI_PIPELINE_IID"] = "-1";
        var run = Run();
        await using var place = await EnvironmentPlace.OpenAsync(run, Shop.Uat);

        var origin = await RunOrigin.OfAsync(run, place);

        Assert.StartsWith("arn:aws:sts::333333333333:assumed-role/", origin.By, StringComparison.Ordinal);
        Assert.Null(origin.Pipeline);
        Assert.Null(origin.PipelineNumber);
    }

    private TargetRun Run(Application? application = null) => new(new ShopBuild(application ?? Shop.Application), _log, new(_variables.GetValueOrDefault, TimeProvider.System, null), End);

    private static SandboxEnvironment Seed(DeploymentEnvironment environment) => new()
    {
        Name = environment.Name.Text,
        Account = environment.Account.Text,
        Region = environment.Region.Text,
        Cluster = Shop.Application.ClusterOf(environment),
        VaultPath = $"shop/{environment}",
        Repositories = ["shop"],
        Services = [.. Shop.Application.Services.Select(service => new SandboxService { Name = service.Name, Family = $"shop-{service}" })],
    };

    private sealed class ShopBuild(Application application) : NukeBuild, IHazApplication
    {
        public Application Application => application;
    }
}

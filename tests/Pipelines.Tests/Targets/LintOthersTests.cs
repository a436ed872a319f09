using Pipelines.Clients.Git;
using Pipelines.Clients.Processes;
using Pipelines.Definitions;
using Pipelines.Engines.CodeQuality;
using Pipelines.Model;
using Pipelines.Model.Limits;
using Pipelines.Targets;
using Pipelines.Tests.Clients.Git;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Values;
using Xunit;
using Severity = Pipelines.Engines.CodeQuality.Severity;

namespace Pipelines.Tests.Targets;

/// <summary>What Lint says beside the linters: contexts of images, containers' JSON and the pipeline, each at its file.</summary>
public sealed class LintOthersTests : IAsyncLifetime
{
    private static readonly ContainerImage Image = new("shop") { Dockerfile = "app/Dockerfile" };

    private static DeploymentEnvironment Environment(string name) => new(name) { Account = "111111111111", Region = "eu-west-1", Tier = Tier.Development, Start = Start.Automatic };

    private static readonly Application Shop = new("shop")
    {
        Images = [Image],
        Services = [new Service("api", Image)],
        Environments = [Environment("dev"), Environment("prod")],
        DeployFolder = "deploy",
    };

    private GitFolder _folder = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _folder = await GitFolder.WithOneCommitAsync();
        _folder.Write("app/Dockerfile", "FROM scratch\n");
        _folder.Write("deploy/api.json", """{ "cpu": "256", "memory": "512", "containerDefinitions": [{ "name": "api", "portMappings": [{ "containerPort": 80 }] }] }""");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Nothing_is_said_where_nothing_is_wrong() => Assert.Empty(await FindAsync(Shop));

    [Fact]
    public async Task A_file_that_must_not_reach_a_builder_is_named_with_its_mend()
    {
        _folder.Write("app/.env", "PASSWORD=1");
        _folder.Write("app/dev.tfvars", "a=1");
        _folder.Write("app/accepted/.env", "PASSWORD=none");

        var findings = await FindAsync(Shop with { Images = [Image with { AcceptedInContext = ["accepted/.env"] }] });

        Assert.Equal(
            [
                ("context", "CTX003", Severity.Major, "app/.env", 1,
                    "It holds the settings of a machine, its passwords among them, and reaches the builder of shop. Add '.env' to .dockerignore, or, if nobody may misuse it, to AcceptedInContext of the image."),
                ("context", "CTX007", Severity.Minor, "app/dev.tfvars", 1,
                    "It sets variables of Terraform, often secrets, and reaches the builder of shop. Add 'dev.tfvars' to .dockerignore, or, if nobody may misuse it, to AcceptedInContext of the image."),
            ],
            findings);
        _folder.Write("app/.dockerignore", ".env\n*.tfvars\naccepted\n");
        Assert.Empty(await FindAsync(Shop));
    }

    [Fact]
    public async Task A_dockerignore_that_cannot_be_read_is_named_with_its_line()
    {
        _folder.Write("app/.dockerignore", "# keys\n[a-\n");

        var (tool, rule, severity, path, line, message) = Assert.Single(await FindAsync(Shop));

        Assert.Equal(("context", "definition", Severity.Major, "app/.dockerignore", 2), (tool, rule, severity, path, line));
        Assert.StartsWith("'[a-' is not a pattern: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_the_containers_JSON_is_named_once_for_all_environments_and_where_it_is()
    {
        _folder.Write("deploy/api.json", "{\n  \"cpu\": \"256\",\n  \"memroy\": \"512\"\n}\n");
        _folder.Write("deploy/api.prod.json", "{\n  \"cpu\": 7\n}\n");

        var findings = await FindAsync(Shop);

        var mistake = Assert.Single(findings, finding => finding.Path == "deploy/api.json" && finding.Line == 3);
        Assert.Equal(("containers", "definition", Severity.Major), (mistake.Tool, mistake.Rule, mistake.Severity));
        Assert.StartsWith("a task definition has no member 'memroy'. Did you mean 'memory'? ", mistake.Message, StringComparison.Ordinal);
        Assert.Single(findings, finding => finding.Path == "deploy/api.prod.json" && finding.Line == 2);
    }

    [Fact]
    public async Task A_file_that_is_missing_is_said_at_another()
    {
        File.Delete(_folder.At("deploy/api.json"));
        _folder.Write("deploy/other.json", "{}");

        Assert.Contains(await FindAsync(Shop), finding => finding.Path == "deploy/other.json" && finding.Message.StartsWith("deploy/api.json: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_GitLab_would_refuse_is_said_at_the_pipelines_file()
    {
        _folder.Write(".gitlab-ci.yml", "# ours\n");
        var result = new PipelineResult(new Pipeline { Symbol = "Build" }, [FindingRules.TooManyTriggers.At("Build.Deploy", 1001)], "");

        Assert.Equal(
            [("pipeline", "PIPE0803", Severity.Major, ".gitlab-ci.yml", 1, "Build.Deploy: the pipeline triggers 1001 others; GitLab takes 1000. Trigger fewer.")],
            await FindAsync(new("shop"), () => result));
        Assert.Equal(
            [("pipeline", "definition", Severity.Major, ".gitlab-ci.yml", 1, "Build.Deploy: it has no environment. Name one.")],
            await FindAsync(new("shop"), () => throw new DefinitionException("Build.Deploy", "it has no environment", "Name one.")));
    }

    private async Task<IReadOnlyList<(string Tool, string Rule, Severity Severity, string Path, int Line, string Message)>> FindAsync(Application application, Func<PipelineResult>? pipeline = null)
    {
        var log = new RecordedLog();
        var runner = new ProcessRunner(log, TimeProvider.System);
        var options = new CodeQualityOptions { Root = _folder.Path, Others = LintOthers.Of(application, pipeline, new GitClient(runner, _folder.Path)) };
        var result = await new CodeQualityCheck(runner, log, TimeProvider.System).RunAsync(Array.Empty<Linter>(), options, Token);
        Assert.Empty(result.Incomplete);
        return [.. result.Findings.Select(finding => (finding.Tool, finding.Rule, finding.Severity, finding.Path, finding.Line, finding.Message))];
    }
}

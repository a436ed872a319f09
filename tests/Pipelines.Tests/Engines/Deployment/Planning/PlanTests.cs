using System.Text.Json.Nodes;
using Pipelines.Definitions;
using Pipelines.Engines.Deployment;
using Pipelines.Engines.Deployment.Containers;
using Pipelines.Engines.Deployment.Findings;
using Pipelines.Engines.Deployment.Planning;
using Pipelines.Tests.Clients.Processes;
using Pipelines.Tests.Engines.Deployment.Applying;
using Pipelines.Values;
using Xunit;
using Verb = Pipelines.Engines.Deployment.Deployment;

namespace Pipelines.Tests.Engines.Deployment.Planning;

public sealed class PlanTests : IDisposable
{
    private const string Json =
        """
        { "containerDefinitions": { "backend": {
          "portMappings": [{ "containerPort": 80 }], "healthCheck": { "command": ["CMD", "true"] },
          "environment": { "LOG_LEVEL": "debug", "API_SECRET": "hunter2", "EMPTY": "" }, "secrets": { "DB": "arn:aws:ssm:eu-west-1:333333333333:parameter/db" } } }, "executionRoleArn": "exec" }
        """;

    private readonly ScriptedEcs _ecs = new();

    private static CancellationToken End => TestContext.Current.CancellationToken;

    private static Application Alone => Shop.Application with { Services = [Shop.Backend] };

    public void Dispose() => _ecs.Dispose();

    [Fact]
    public async Task Shows_variables_and_the_commit_and_masks_what_looks_like_a_secret()
    {
        var plan = await PlanAsync(Alone, Shop.Read(Json) with { Commit = "3f2a91c0" });

        Assert.Equal(
            [
                "backend: a new definition, sha256:aaaaaaaaaaaa of commit 3f2a91c0",
                "  runs shop-backend:6, sha256:bbbbbbbbbbbb",
                "  containerDefinitions[backend].environment[API_SECRET]: added",
                "  containerDefinitions[backend].environment[API_SECRET].value: added ***",
                "  variable backend API_SECRET=***",
                "  variable backend EMPTY=",
                "  variable backend LOG_LEVEL=debug",
                "  variable backend DB from arn:aws:ssm:eu-west-1:333333333333:parameter/db",
                "  calls ecs:RegisterTaskDefinition",
                "  calls ecs:UpdateService",
            ],
            PlanText.Show(plan, withVariables: true).Where(line => !line.StartsWith("shop to", StringComparison.Ordinal) && !line.StartsWith("warning", StringComparison.Ordinal)
                && (!line.Contains("added", StringComparison.Ordinal) || line.Contains("API_SECRET", StringComparison.Ordinal)) && !line.Contains('→', StringComparison.Ordinal)));
        Assert.Empty(_ecs.Writes);
    }

    [Fact]
    public async Task Is_written_as_Markdown_for_a_merge_request_and_as_JSON()
    {
        _ecs.Add("backend", Shop.Json($$"""{ "family": "shop-backend", "executionRoleArn": "exec", "containerDefinitions": [{ "name": "backend", "image": "{{Shop.Reference(Shop.OtherDigest)}}", "healthCheck": { "command": ["CMD", "true"] }, "portMappings": [{ "containerPort": 80 }] }] }"""));
        var plan = await PlanAsync(
            Alone,
            Shop.Read("""{ "executionRoleArn": "exec", "containerDefinitions": { "backend": { "portMappings": [{ "containerPort": 80 }], "healthCheck": { "command": ["CMD", "true"] }, "environment": { "A|B": "x```y<z>" } } } }"""));

        Assert.Equal(
            $"""
            ## Plan: shop to uat

            Cluster `shop`, account `333333333333`, `eu-west-1`. Calls that write: 1 × `ecs:RegisterTaskDefinition`, 1 × `ecs:UpdateService`.

            ### backend: a new definition, sha256:aaaaaaaaaaaa

            Runs `shop-backend:6`, sha256:bbbbbbbbbbbb.

            ````diff
            containerDefinitions[backend].environment[A|B]: added
            containerDefinitions[backend].environment[A|B].value: added "x```y<z>"
            containerDefinitions[backend].image: "{Shop.Reference(Shop.OtherDigest)}" → "{Shop.Reference()}"
            ````

            <details><summary>1 variables</summary>

            | container | variable | value |
            |---|---|---|
            | backend | `A\|B` | x```y&lt;z> |

            </details>

            ### Findings

            | id | where | what | mend |
            |---|---|---|---|
            | [ECS0515](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html) | backend | it has no circuit breaker, so ECS starts failing tasks again and again and returns to nothing by itself | Let the infrastructure enable deploymentCircuitBreaker, with rollback. |

            """.ReplaceLineEndings("\n"),
            PlanReport.Markdown(plan));
        var json = JsonNode.Parse(PlanReport.Json(plan))!;
        Assert.Equal(("uat", "Replace", "ECS0515"), (json["environment"]!.GetValue<string>(), json["services"]![0]!["move"]!.GetValue<string>(), json["findings"]![0]!["id"]!.GetValue<string>()));
        Assert.Equal("""[{"container":"backend","name":"A|B","value":"x```y<z>"}]""", json["services"]![0]!["variables"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task Takes_what_the_author_accepts_with_a_reason()
    {
        var accepting = new Service("backend", Shop.Image)
        {
            Suppress = [new("ECS0401", "a public key") { Symbol = "backend.environment.API_SECRET" }, new("ECS0515", "the infrastructure knows")],
        };

        var plan = await PlanAsync(Alone with { Services = [accepting] }, Shop.Read(Json));

        Assert.Empty(plan.Warnings);
        Assert.Equal(["accepted ECS0401 backend: a public key", "accepted ECS0515 backend: the infrastructure knows"], PlanText.Show(plan).Where(line => line.StartsWith("accepted", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ECS0410", "x", "service 'backend', Suppress: 'ECS0410' is not the id of a finding about deployments. Did you mean 'ECS0210'? docs/deployment-findings.md lists them.")]
    [InlineData("ECS0401", " ", "service 'backend', Suppress: the suppression of ECS0401 gives no reason. Write why it is right here, for whoever asks later.")]
    public async Task Refuses_suppressions_of_nothing_or_without_a_reason(string id, string reason, string message)
    {
        var accepting = new Service("backend", Shop.Image) { Suppress = [new(id, reason)] };

        var refused = await Assert.ThrowsAsync<DefinitionException>(() => PlanAsync(Alone with { Services = [accepting] }, Shop.Read(Json)));

        Assert.Equal(message, Assert.Single(refused.Mistakes).ToString());
    }

    [Fact]
    public async Task Asks_for_the_image_and_the_target_groups_of_the_service()
    {
        const string Group = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:targetgroup/web/0";
        var service = _ecs.Add("backend", Shop.Json("""{ "family": "shop-backend", "containerDefinitions": [] }"""));
        service["loadBalancers"] = new JsonArray(new JsonObject { ["containerName"] = "backend", ["containerPort"] = 80, ["targetGroupArn"] = Group });
        service["healthCheckGracePeriodSeconds"] = 600;
        var asked = new List<string>();
        var verb = new Verb(_ecs.Client, new RecordedLog(), TimeProvider.System, new())
        {
            Sources = new()
            {
                Image = (image, _) =>
                {
                    asked.Add(image.Digest.Short);
                    return Task.FromResult<ImageFacts?>(new(["linux/arm64"], HasHealthCheck: false));
                },
                TargetGroups = (arns, _) =>
                {
                    asked.AddRange(arns);
                    return Task.FromResult<IReadOnlyList<TargetGroup>>([new(Group, "ip")]);
                },
            },
        };

        var refused = await Assert.ThrowsAsync<ExecutionException>(() => verb.PlanAsync(
            Alone, Shop.Uat, [Shop.Read("""{ "runtimePlatform": { "cpuArchitecture": "X86_64" }, "containerDefinitions": { "backend": { "portMappings": [{ "containerPort": 80 }], "healthCheck": { "command": ["CMD", "x"] } } } }""")], End));

        Assert.Equal([Group, Shop.Digest.Short], asked);
        Assert.Contains("\nerror ECS0523 backend", refused.Message, StringComparison.Ordinal);
        Assert.Contains("\nerror ECS0141 backend", refused.Message, StringComparison.Ordinal);
        Assert.Equal(14, refused.ExitCode);
    }

    [Fact]
    public async Task Says_what_moved_since_it_was_made_before_anything_is_registered()
    {
        var plan = await PlanAsync(Alone, Shop.Read(Json));
        _ecs.Services["backend"]["taskDefinition"] = ScriptedEcs.Arn("shop-backend", 5);

        var result = await Verb().ApplyAsync(plan, End);

        Assert.Equal((14, "backend: it ran shop-backend:6, and now shop-backend:5"), (result.ExitCode, Assert.Single(result.Services).Reason));
        Assert.Empty(_ecs.Writes);

        _ecs.Services["backend"]["taskDefinition"] = ScriptedEcs.Arn("shop-backend", 6);
        _ecs.Services["backend"]["deployments"]![0]!["id"] = "ecs-svc/theirs";
        Assert.Equal("backend: its deployment was ecs-svc/backend-old, and is ecs-svc/theirs", (await Verb().ApplyAsync(plan, End)).Services[0].Reason);
        _ecs.Services["backend"]["status"] = "DRAINING";
        Assert.Equal("backend: it is DRAINING", (await Verb().ApplyAsync(plan, End)).Services[0].Reason);
        _ecs.Services.Remove("backend");
        Assert.Equal("backend: it is gone", (await Verb().ApplyAsync(plan, End)).Services[0].Reason);
        Assert.Empty(_ecs.Writes);
    }

    [Fact]
    public async Task Moves_no_service_when_a_definition_of_a_later_one_is_refused()
    {
        foreach (var service in Shop.Application.Services)
        {
            _ecs.Add(service.Name, Definition(service, Shop.OtherDigest));
        }

        var plan = await Verb().PlanAsync(
            Shop.Application, Shop.Uat, [.. Shop.Application.Services.Select(service => new TaskDefinitionInput(service, $"shop-{service}", Shop.Reference(), Definition(service, Shop.Digest)))], End);
        _ecs.DeniedAfter("RegisterTaskDefinition", 1);

        var result = await Verb().ApplyAsync(plan, End);

        Assert.Equal((14, "frontend"), (result.ExitCode, Assert.Single(result.Services).Plan.Service.Name));
        Assert.Equal([Shop.Backend], result.NotBegun);
        Assert.DoesNotContain("UpdateService", _ecs.Operations);
    }

    private static JsonObject Definition(Service service, Digest digest) =>
        Shop.Json($$"""{ "family": "shop-{{service}}", "containerDefinitions": [{ "name": "{{service}}", "image": "{{Shop.Reference(digest)}}" }] }""");

    private Verb Verb() => new(_ecs.Client, new RecordedLog(), TimeProvider.System, new());

    private Task<DeploymentPlan> PlanAsync(Application application, TaskDefinitionInput input)
    {
        if (!_ecs.Services.ContainsKey("backend"))
        {
            _ecs.Add("backend", Definition(Shop.Backend, Shop.OtherDigest));
        }

        return Verb().PlanAsync(application, Shop.Uat, [input], End);
    }
}

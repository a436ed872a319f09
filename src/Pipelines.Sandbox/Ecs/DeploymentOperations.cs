using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;
using Pipelines.Sandbox.State;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Lists, describes and stops service deployments, and describes service revisions.</summary>
internal sealed class DeploymentOperations(EcsRoom room, TimeProvider clock, Action changed)
{
    private const int MostDescribed = 20;

    public JsonObject List(Caller caller, JsonInput input)
    {
        var service = room.Views.Of(room.In(caller).ServiceOf(input.Text("cluster"), input.RequiredText("service")));
        var statuses = input.Texts("status");
        var created = input.Object("createdAt");
        var found = service.Deployments.Where(deployment =>
            (statuses.Count == 0 || statuses.Contains(deployment.Status))
            && !(created?.Number("after") is { } after && Seconds(deployment) < after)
            && !(created?.Number("before") is { } before && Seconds(deployment) > before));
        var (page, next) = input.Page([.. found], most: 100, usual: 20);
        return new() { ["serviceDeployments"] = new JsonArray([.. page.Select(deployment => ServiceShapes.Brief(deployment, service))]), ["nextToken"] = next };
    }

    public JsonObject Describe(Caller caller, JsonInput input) =>
        Each(caller, input, "serviceDeploymentArns", "service-deployment", "serviceDeployments", (service, arn) =>
            service.Deployments.Find(deployment => deployment.Arn == arn) is { } deployment ? ServiceShapes.Of(deployment, service) : null);

    public JsonObject DescribeRevisions(Caller caller, JsonInput input) =>
        Each(caller, input, "serviceRevisionArns", "service-revision", "serviceRevisions", (service, arn) =>
            service.Revisions.GetValueOrDefault(arn) is { } revision ? ServiceShapes.Of(revision, service) : null);

    public JsonObject Stop(Caller caller, JsonInput input)
    {
        var arn = input.RequiredText("serviceDeploymentArn");
        if (input.Text("stopType") is { } type && type != "ROLLBACK")
        {
            throw new AwsError("InvalidParameterException", $"stopType must be ROLLBACK, not {type}.");
        }

        var store = ServiceOf(room.In(caller), arn, "service-deployment");
        if (store is null || !store.Value.Deployments.Exists(deployment => deployment.Arn == arn))
        {
            throw new AwsError("ServiceDeploymentNotFoundException", "Service deployment not found.");
        }

        store.Update(service =>
        {
            var deployment = service.Deployments.Find(known => known.Arn == arn)!;
            return deployment.IsFinal
                ? throw new AwsError("ConflictException", $"Service deployment is in the state {deployment.Status} and cannot be stopped.")
                : Deployments.RequestRollback(deployment, clock.GetUtcNow()) is var next && ReferenceEquals(next, deployment) ? service : service.With(next);
        });
        changed();
        return new() { ["serviceDeploymentArn"] = arn };
    }

    private static double Seconds(ServiceDeployment deployment) => deployment.Created.ToUnixTimeMilliseconds() / 1000d;

    private static Store<Service>? ServiceOf(EcsScope scope, string arn, string kind)
    {
        scope.NameOf(arn, kind);
        return arn.Split('/') is [_, var cluster, var service, _] ? scope.Find(cluster, service) : null;
    }

    private JsonObject Each(Caller caller, JsonInput input, string member, string kind, string answer, Func<Service, string, JsonObject?> shape)
    {
        var arns = input.Texts(member);
        if (arns.Count is 0 or > MostDescribed)
        {
            throw new AwsError("InvalidParameterException", $"{member} must have between 1 and {MostDescribed} entries.");
        }

        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var arn in arns)
        {
            var known = ServiceOf(room.In(caller), arn, kind) is { } service ? shape(room.Views.Of(service), arn) : null;
            if (known is null)
            {
                failures.Add(new JsonObject { ["arn"] = arn, ["reason"] = "MISSING" });
            }
            else
            {
                found.Add(known);
            }
        }

        return new() { [answer] = found, ["failures"] = failures };
    }
}

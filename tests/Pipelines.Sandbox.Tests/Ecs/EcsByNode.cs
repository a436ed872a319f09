using Pipelines.Sandbox.Tests.Support;

namespace Pipelines.Sandbox.Tests.Ecs;

/// <summary>ECS as the AWS SDK for JavaScript sees it.</summary>
public sealed class EcsByNode
{
    private static readonly string[] Packages = ["@aws-sdk/client-ecs"];

    [Fact]
    public async Task Registers_updates_and_follows_the_service_deployment_to_its_end()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """["storefront-dev-backend:2","ACTIVE","PRIMARY",true,"SUCCESSFUL",1,"storefront-dev-backend:2","COMPLETED",true,"storefront-dev-backend:2","storefront-dev-backend:1"]""",
            await NodeAsync(started, """
                const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand({ ...definition, tags: [{ key: 'team', value: 'shop' }] }));
                const out = [name(taskDefinition.taskDefinitionArn), taskDefinition.status];
                const { service } = await ecs.send(new UpdateServiceCommand({ ...backend, taskDefinition: taskDefinition.taskDefinitionArn }));
                out.push(service.deployments[0].status, service.deployments[0].createdAt instanceof Date);
                const ended = await end(service.currentServiceDeployment);
                out.push(ended.status, ended.targetServiceRevision.runningTaskCount);
                const { serviceRevisions: [revision] } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: [ended.targetServiceRevision.arn] }));
                const { services: [after] } = await ecs.send(new DescribeServicesCommand({ cluster: 'storefront-dev', services: ['backend'] }));
                out.push(name(revision.taskDefinition), after.deployments[0].rolloutState);
                const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'storefront-dev', serviceName: 'backend' }));
                const { tasks: [task] } = await ecs.send(new DescribeTasksCommand({ cluster: 'storefront-dev', tasks: taskArns }));
                out.push(task.startedBy === service.deployments[0].id, name(task.taskDefinitionArn));
                const { taskDefinitionArns } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'storefront-dev-backend', sort: 'DESC' }));
                out.push(name(taskDefinitionArns[1]));
                return out;
                """));
    }

    [Fact]
    public async Task Is_rolled_back_by_the_circuit_breaker()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """["ROLLBACK_SUCCESSFUL","TRIGGERED","storefront-dev-backend:1","EssentialContainerExited",1]""",
            await NodeAsync(started, """
                const failing = { ...definition, containerDefinitions: [{ ...definition.containerDefinitions[0], dockerLabels: { 'pipelines.sandbox.exit-code': '1' } }] };
                const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(failing));
                const { service } = await ecs.send(new UpdateServiceCommand({ ...backend, taskDefinition: taskDefinition.taskDefinitionArn }));
                const ended = await end(service.currentServiceDeployment);
                const { services: [after] } = await ecs.send(new DescribeServicesCommand({ cluster: 'storefront-dev', services: ['backend'] }));
                const { taskArns } = await ecs.send(new ListTasksCommand({ cluster: 'storefront-dev', serviceName: 'backend', desiredStatus: 'STOPPED' }));
                const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'storefront-dev', tasks: taskArns }));
                const task = tasks.find(one => one.startedBy === service.deployments[0].id && one.stopCode === 'EssentialContainerExited');
                return [ended.status, ended.deploymentCircuitBreaker.status, name(after.taskDefinition), task.stopCode, task.containers[0].exitCode];
                """));
    }

    [Fact]
    public async Task Is_refused_by_the_names_of_the_exceptions()
    {
        await using var started = await Started.NewAsync();

        Assert.Equal(
            """["ServiceNotFoundException","ClusterNotFoundException","ClientException",["MISSING"]]""",
            await NodeAsync(started, """
                const { failures } = await ecs.send(new DescribeServicesCommand({ cluster: 'storefront-dev', services: ['none'] }));
                return [
                    await refused(() => ecs.send(new UpdateServiceCommand({ ...backend, service: 'none', desiredCount: 1 })), error => error.name),
                    await refused(() => ecs.send(new DescribeServicesCommand({ cluster: 'none', services: ['backend'] })), error => error.name),
                    await refused(() => ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'none' })), error => error.name),
                    failures.map(failure => failure.reason),
                ];
                """));
    }

    private static Task<string> NodeAsync(Started started, string script) => Node.RunAsync(
        Packages,
        $$"""
        const { ECSClient, RegisterTaskDefinitionCommand, UpdateServiceCommand, DescribeServicesCommand, DescribeServiceDeploymentsCommand, DescribeServiceRevisionsCommand,
            DescribeTaskDefinitionCommand, DescribeTasksCommand, ListTasksCommand, ListTaskDefinitionsCommand } = require('@aws-sdk/client-ecs');
        const ecs = new ECSClient({ endpoint: process.env.AWS_ENDPOINT_URL, region: 'eu-west-1', maxAttempts: 1, credentials: { accessKeyId: '111111111111', secretAccessKey: 'sandbox' } });
        const backend = { cluster: 'storefront-dev', service: 'backend' };
        const definition = { family: 'storefront-dev-backend', containerDefinitions: [{ name: 'backend', image: 'pipelines/bootstrap', memory: 64 }] };
        const name = arn => arn.split('/').pop();
        const end = async arn => {
            for (let look = 0; look < 600; look++) {
                const { serviceDeployments: [deployment] } = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }));
                if (deployment.finishedAt) { return deployment; }
                await new Promise(resolve => setTimeout(resolve, 50));
            }
            throw new Error('the deployment does not end');
        };
        {{script}}
        """,
        started.Variables());
}

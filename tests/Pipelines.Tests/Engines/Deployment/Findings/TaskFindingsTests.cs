using System.Text.Json.Nodes;
using Pipelines.Engines.Deployment.Findings;
using Xunit;

namespace Pipelines.Tests.Engines.Deployment.Findings;

public class TaskFindingsTests
{
    // A file that gives no finding, on Fargate, with a sidecar.
    private const string Good =
        """
        { "executionRoleArn": "arn:aws:iam::333333333333:role/exec", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
          "containerDefinitions": {
            "backend": { "stopTimeout": 120, "portMappings": [{ "containerPort": 80 }], "healthCheck": { "command": ["CMD", "true"] },
              "environment": { "TOKEN": "", "TOKENS_PER_SECOND": "5", "PASSWORD_FILE": "/run/secrets/password", "CSRF_TOKEN": "disabled" },
              "secrets": { "DB_PASSWORD": "arn:aws:secretsmanager:eu-west-1:333333333333:secret:db-AbCdEf:password::" },
              "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "g", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "p" } } } } }
        """;

    [Fact]
    public void Say_nothing_about_a_good_definition() => Assert.Empty(Of(Good));

    [Theory]
    [InlineData("""{ "cpu": "300" }""", "error ECS0203 backend (deploy/backend.uat.json:1:3): Fargate has no size with cpu 300. Write one of 256, 512, 1024, 2048, 4096, 8192, 16384.")]
    [InlineData("""{ "memory": "4096" }""", "error ECS0204 backend (deploy/backend.uat.json:1:3): Fargate has no size with cpu 256 and memory 4096. Memory for cpu 256: 512, 1024, 2048.")]
    [InlineData("""{ "memory": null }""", "error ECS0202 backend (deploy/backend.json:1:1): Fargate needs the size of the task. Write \"cpu\" and \"memory\", such as \"256\" and \"512\".")]
    [InlineData("""{ "runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" } }""", "error ECS0205 backend (deploy/backend.json:1:127): Fargate runs WINDOWS_SERVER_2022_CORE with cpu 1024, 2048 or 4096, and not with 256. Write one of them.")]
    [InlineData("""{ "networkMode": "bridge" }""", "error ECS0201 backend (deploy/backend.uat.json:1:3): Fargate knows no network mode but awsvpc. Write \"networkMode\": \"awsvpc\".")]
    [InlineData("""{ "executionRoleArn": null }""", "error ECS0114 backend (deploy/backend.json:1:1): without an execution role Fargate cannot pull the image from ECR. Write \"executionRoleArn\".")]
    [InlineData("""{ "taskRoleArn": "arn:aws:iam::111111111111:role/app" }""", "error ECS0111 backend (deploy/backend.uat.json:1:3): taskRoleArn 'arn:aws:iam::111111111111:role/app' is not in 333333333333, the account of uat. Write the role of uat.")]
    [InlineData("""{ "taskRoleArn": "arn:aws-cn:iam::333333333333:role/app" }""", "error ECS0112 backend (deploy/backend.uat.json:1:3): taskRoleArn 'arn:aws-cn:iam::333333333333:role/app' is in partition aws-cn, and eu-west-1 is in aws. Write the role of that region's partition.")]
    [InlineData("""{ "taskRoleArn": "arn:aws:iam::333333333333:user/app" }""", "error ECS0113 backend (deploy/backend.uat.json:1:3): taskRoleArn 'arn:aws:iam::333333333333:user/app' is no role. Write its ARN: arn:aws:iam::<account>:role/<name>.")]
    [InlineData("""{ "pidMode": "host" }""", "error ECS0208 backend (deploy/backend.uat.json:1:3): Fargate does not take pidMode host. Remove it.")]
    [InlineData("""{ "volumes": [{ "name": "v", "host": { "sourcePath": "/data" } }], "containerDefinitions": { "backend": { "mountPoints": [{ "sourceVolume": "v" }] } } }""", "error ECS0208 backend (deploy/backend.uat.json:1:30): Fargate does not take host of volume 'v'. Remove it.")]
    [InlineData("""{ "volumes": [{ "name": "v" }] }""", "warning ECS0132 backend (deploy/backend.uat.json:1:15): no container mounts the volume 'v'. Remove it, or mount it.")]
    public void Name_what_the_task_gets_wrong(string overlay, string finding) => Assert.Equal([finding], Of(Good, overlay));

    [Theory]
    [InlineData("\"stopTimeout\": 121", "error ECS0206 backend (deploy/backend.uat.json:1:42): stopTimeout of container 'backend' is 121 s; Fargate takes 120. Write 120 or less.")]
    [InlineData("\"startTimeout\": 121", "error ECS0207 backend (deploy/backend.uat.json:1:42): startTimeout of container 'backend' is 121 s; Fargate takes 120. Write 120 or less.")]
    [InlineData("\"privileged\": true", "error ECS0208 backend (deploy/backend.uat.json:1:42): Fargate does not take privileged of container 'backend'. Remove it.")]
    [InlineData("\"essential\": false", "error ECS0105 backend (deploy/backend.uat.json:1:3): no container is essential, and ECS wants one whose end is the task's end. Remove \"essential\": false from the container that serves.")]
    [InlineData("\"memory\": 256, \"memoryReservation\": 300", "error ECS0121 backend (deploy/backend.uat.json:1:57): container 'backend' reserves 300 MiB and may have 256. Let memory be as large as memoryReservation.")]
    [InlineData("\"memory\": 513, \"memoryReservation\": 1", "error ECS0124 backend (deploy/backend.uat.json:1:42): container 'backend' may have 513 MiB, and the task has 512. Raise memory of the task, or lower that of the container.")]
    [InlineData("\"memoryReservation\": 600", "error ECS0122 backend (deploy/backend.json:1:141): the containers want 600 MiB together, and the task has 512. Raise memory of the task, or lower that of the containers.")]
    [InlineData("\"cpu\": 300", "error ECS0123 backend (deploy/backend.json:1:127): the containers want 300 cpu units together, and the task has 256. Raise cpu of the task, or lower that of the containers.")]
    [InlineData("\"mountPoints\": [{ \"sourceVolume\": \"data\" }]", "error ECS0131 backend (deploy/backend.uat.json:1:58): container 'backend' mounts the volume 'data', which the task does not have. Write it into volumes, or correct the name.")]
    [InlineData("\"volumesFrom\": [{ \"sourceContainer\": \"x\" }]", "error ECS0133 backend (deploy/backend.uat.json:1:42): container 'backend' takes the mounts of 'x', and there is no such container. Correct the name.")]
    [InlineData("\"dependsOn\": [{ \"containerName\": \"x\", \"condition\": \"START\" }]", "error ECS0301 backend (deploy/backend.uat.json:1:56): container 'backend' depends on 'x', and there is no such container. Correct the name.")]
    [InlineData("\"healthCheck\": { \"command\": [\"true\"] }", "error ECS0311 backend (deploy/backend.uat.json:1:59): the command of healthCheck of container 'backend' does not begin with CMD or CMD-SHELL. Write [\"CMD\", …] or [\"CMD-SHELL\", \"…\"].")]
    [InlineData("\"healthCheck\": { \"interval\": 4 }", "error ECS0312 backend (deploy/backend.uat.json:1:59): interval of healthCheck of container 'backend' is 4; ECS takes 5 to 300. Write 5 to 300.")]
    [InlineData("\"healthCheck\": null", "warning ECS0313 backend (deploy/backend.json:3:38): container 'backend' has a port and no healthCheck, so without a load balancer ECS takes it for healthy as soon as it runs. Write healthCheck; ECS ignores the image's own.")]
    [InlineData("\"healthCheck\": { \"command\": [\"NONE\"] }", "warning ECS0314 backend (deploy/backend.uat.json:1:59): healthCheck of container 'backend' is NONE, so ECS never notices that it has stopped working. Write a command that looks.")]
    [InlineData("\"portMappings\": null", "warning ECS0321 backend (deploy/backend.uat.json:1:3): no container has a port, so nothing can reach the service. Write portMappings, unless it only works on a queue.")]
    [InlineData("\"portMappings\": [{ \"containerPort\": 80, \"hostPort\": 8080 }]", "error ECS0323 backend (deploy/backend.uat.json:1:82): hostPort 8080 of container 'backend' is not its containerPort 80, as awsvpc wants. Leave hostPort out.")]
    [InlineData("\"logConfiguration\": null", "warning ECS0333 backend (deploy/backend.uat.json:1:29): container 'backend' writes no log, so nobody can read why it ended. Write logConfiguration.")]
    [InlineData("\"logConfiguration\": { \"logDriver\": \"syslog\" }", "error ECS0209 backend (deploy/backend.uat.json:1:64): Fargate has no log driver 'syslog'. Write awslogs, awsfirelens or splunk.")]
    [InlineData("\"logConfiguration\": { \"options\": { \"awslogs-stream-prefix\": null } }", "error ECS0331 backend (deploy/backend.uat.json:1:64): the log driver awslogs of container 'backend' lacks the option awslogs-stream-prefix. Write it into options.")]
    [InlineData("\"logConfiguration\": { \"options\": { \"awslogs-region\": \"us-east-1\" } }", "warning ECS0332 backend (deploy/backend.uat.json:1:77): container 'backend' writes its log to us-east-1, and uat is in eu-west-1. Write \"awslogs-region\": \"eu-west-1\" into the overlay.")]
    [InlineData("\"restartPolicy\": { \"enabled\": true, \"restartAttemptPeriod\": 59 }", "error ECS0341 backend (deploy/backend.uat.json:1:78): restartAttemptPeriod of container 'backend' is 59; ECS takes 60 to 1800. Write 60 to 1800.")]
    [InlineData("\"ulimits\": [{ \"name\": \"nofile\", \"softLimit\": 2, \"hardLimit\": 1 }]", "error ECS0342 backend (deploy/backend.uat.json:1:54): the soft limit of nofile of container 'backend' is 2, above the hard limit 1. Lower the soft limit.")]
    [InlineData("\"environment\": { \"DB_PASSWORD\": \"\" }", "error ECS0351 backend (deploy/backend.json:5:20): container 'backend' has 'DB_PASSWORD' in environment and in secrets. Keep one of them; null in the overlay removes the other.")]
    [InlineData("\"environment\": { \"A=B\": \"\" }", "error ECS0352 backend (deploy/backend.uat.json:1:59): 'A=B' cannot name a variable of container 'backend'. Write a name without '='.")]
    [InlineData("\"environmentFiles\": [{ \"value\": \"x\", \"type\": \"s3\" }]", "error ECS0353 backend (deploy/backend.uat.json:1:63): 'x' of container 'backend' is no environment file in S3. Write arn:aws:s3:::<bucket>/<name>.env.")]
    [InlineData("\"environment\": { \"API_SECRET\": \"hunter2\" }", "warning ECS0401 backend (deploy/backend.uat.json:1:59): 'API_SECRET' in the environment of container 'backend' looks like a secret by its name, and everybody who may describe the definition reads it for ever. Move it to secrets, by the ARN of a secret or parameter.")]
    [InlineData("\"environment\": { \"DATABASE\": \"postgres://app:s3cr3t@db/app\" }", "error ECS0402 backend (deploy/backend.uat.json:1:59): the value of 'DATABASE' in the environment of container 'backend' is an address with a password, and everybody who may describe the definition would read it for ever. Move it to secrets, by the ARN of a secret or parameter, and replace what was committed.")]
    [InlineData("\"dockerLabels\": { \"x\": \"redis://:s3cr3t@cache\" }", "error ECS0403 backend (deploy/backend.uat.json:1:60): label 'x' of container 'backend' holds an address with a password, and everybody who may describe the definition would read it for ever. Hand it over by secrets, and replace what was committed.")]
    [InlineData("\"secrets\": { \"DB_PASSWORD\": \"db password\" }", "error ECS0411 backend (deploy/backend.uat.json:1:55): 'DB_PASSWORD' of container 'backend' is read from 'db password', which is neither a secret's nor a parameter's ARN. Write the whole ARN: arn:aws:secretsmanager:… or arn:aws:ssm:….")]
    [InlineData("\"secrets\": { \"DB_PASSWORD\": \"/shop/db\" }", "warning ECS0412 backend (deploy/backend.uat.json:1:55): 'DB_PASSWORD' of container 'backend' is read from '/shop/db', a bare name, which is a parameter of the same account and region. Write the whole ARN, so that the plan can check it.")]
    [InlineData("\"secrets\": { \"DB_PASSWORD\": \"arn:aws:ssm:eu-west-1:111111111111:parameter/db\" }", "warning ECS0413 backend (deploy/backend.uat.json:1:55): 'DB_PASSWORD' of container 'backend' is read from account 111111111111, eu-west-1, and uat is in 333333333333, eu-west-1. Write that of uat into the overlay.")]
    [InlineData("\"secrets\": { \"DB_PASSWORD\": \"arn:aws-cn:ssm:eu-west-1:333333333333:parameter/db\" }", "error ECS0414 backend (deploy/backend.uat.json:1:55): 'DB_PASSWORD' of container 'backend' is read from partition aws-cn, and eu-west-1 is in aws. Write the ARN of that region's partition.")]
    public void Name_what_a_container_gets_wrong(string members, string finding) =>
        Assert.Equal([finding], Of(Good, $$"""{ "containerDefinitions": { "backend": { {{members}} } } }"""));

    [Theory]
    [InlineData("\"essential\": true", "\"dependsOn\": [{ \"containerName\": \"proxy\", \"condition\": \"COMPLETE\" }]", "error ECS0304 backend (deploy/backend.uat.json:1:59): container 'backend' waits until 'proxy' has ended (COMPLETE), which is essential: its end is the task's end. Write \"essential\": false at 'proxy', or wait for START or HEALTHY.")]
    [InlineData("\"essential\": true", "\"dependsOn\": [{ \"containerName\": \"proxy\", \"condition\": \"HEALTHY\" }]", "error ECS0303 backend (deploy/backend.uat.json:1:59): container 'backend' waits until 'proxy' is HEALTHY, which has no healthCheck and so never is. Write healthCheck of 'proxy', or wait for START.")]
    [InlineData("\"dependsOn\": [{ \"containerName\": \"backend\", \"condition\": \"START\" }]", "\"dependsOn\": [{ \"containerName\": \"proxy\", \"condition\": \"START\" }]", "error ECS0302 backend (deploy/backend.uat.json:1:45): containers depend on each other in a circle: backend, proxy. Remove one of the dependencies.")]
    [InlineData("\"portMappings\": [{ \"containerPort\": 80 }], \"healthCheck\": { \"command\": [\"CMD\", \"true\"] }", "\"user\": \"app\"", "error ECS0322 backend (deploy/backend.uat.json:1:147): containers 'backend' and 'proxy' both listen on 80/tcp, and with awsvpc they share one network. Give one of them another port.")]
    [InlineData("\"portMappings\": [{ \"containerPort\": 81, \"name\": \"web\" }], \"healthCheck\": { \"command\": [\"CMD\", \"true\"] }", "\"portMappings\": [{ \"containerPort\": 80, \"name\": \"web\" }]", "error ECS0324 backend (deploy/backend.uat.json:1:224): the port name 'web' is there twice in the task. Rename one of them.")]
    [InlineData("\"user\": \"app\"", "\"essential\": false", "warning ECS0106 backend (deploy/backend.uat.json:1:45): container 'backend', which the service is named after, is not essential: the task goes on when it has ended. Remove \"essential\": false.")]
    public void Name_what_two_containers_get_wrong_together(string sidecar, string own, string finding)
    {
        var proxy = $$"""
            "proxy": { "image": "envoy@sha256:{{new string('0', 64)}}", "logConfiguration": { "logDriver": "awsfirelens" }, {{sidecar}} }
            """;
        var found = Of(Good, $$"""{ "containerDefinitions": { "backend": { {{own}} }, {{proxy}} } }""");

        // The place in the second half of the line moves with what stands before it.
        Assert.Equal(Placeless(finding), Placeless(Assert.Single(found)));
    }

    [Fact]
    public void Tell_the_port_of_an_instance_that_is_fixed() => Assert.Equal(
        "warning ECS0325 backend (deploy/backend.json:1:100): hostPort 80 of container 'backend' is fixed, so an instance has room for one task of the service, and a full cluster none for the next. Leave hostPort out.",
        Assert.Single(Of("""{ "containerDefinitions": { "backend": { "healthCheck": { "command": ["CMD"] }, "portMappings": [{ "hostPort": 80, "containerPort": 80 }] } } }""")));

    [Theory]
    [InlineData("256", "512", true)]
    [InlineData("256", "1536", false)]
    [InlineData("512", "4096", true)]
    [InlineData("512", "512", false)]
    [InlineData("8192", "20480", true)]
    [InlineData("8192", "17408", false)]
    [InlineData("16384", "122880", true)]
    [InlineData("16384", "36864", false)]
    public void Know_the_sizes_of_Fargate(string cpu, string memory, bool good) => Assert.Equal(good, Of(Good, $$"""{ "cpu": "{{cpu}}", "memory": "{{memory}}" }""").Count == 0);

    [Fact]
    public void Leave_tasks_alone_that_do_not_run_on_Fargate() => Assert.Empty(Of(
        Good, """{ "requiresCompatibilities": null, "executionRoleArn": "deployer", "cpu": "300", "networkMode": "host", "containerDefinitions": { "backend": { "stopTimeout": 600, "privileged": true } } }"""));

    [Fact]
    public void Want_the_execution_role_that_reads_secrets_on_instances_too() => Assert.Equal(
        ["error ECS0114 backend (deploy/backend.json:1:1): without an execution role ECS cannot read the secrets of container 'backend'. Write \"executionRoleArn\"."],
        Of(Good, """{ "requiresCompatibilities": null, "executionRoleArn": null }"""));

    [Fact]
    public void Refuse_more_than_ECS_takes()
    {
        var containers = new JsonObject { ["backend"] = new JsonObject { ["environment"] = new JsonObject { ["BIG"] = new string('x', 66000) } } };
        for (var number = 1; number <= 10; number++)
        {
            containers[$"c{number}"] = new JsonObject { ["image"] = $"i@sha256:{new string('0', 64)}", ["portMappings"] = null };
            containers[$"c{number}"]!.AsObject().Remove("portMappings");
            containers[$"c{number}"]!["logConfiguration"] = new JsonObject { ["logDriver"] = "awsfirelens" };
        }

        var found = Of(Good, new JsonObject { ["containerDefinitions"] = containers }.ToJsonString());

        Assert.Equal(2, found.Count);
        Assert.Matches("^error ECS0101 backend \\(deploy/backend.json:1:1\\): the task definition has [0-9]{5} bytes; ECS takes 65536. Move values out of environment into secrets or files.$", found[0]);
        Assert.Equal("error ECS0102 backend (deploy/backend.uat.json:1:2): 11 containers in one task; ECS takes 10. Split the service.", found[1]);
    }

    [Fact]
    public void Name_the_part_that_they_are_about() => Assert.Equal(
        "backend.environment.API_SECRET",
        Assert.Single(TaskFindings.Of(Shop.Read(Good, """{ "containerDefinitions": { "backend": { "environment": { "API_SECRET": "hunter2" } } } }"""), Shop.Uat)).Subject);

    private static string Placeless(string finding) => System.Text.RegularExpressions.Regex.Replace(finding, @" \([^)]*:\d+:\d+\)", "");

    // Without the page, which the list of the rules shows.
    private static List<string> Of(string json, string? overlay = null) =>
        [.. TaskFindings.Of(Shop.Read(json, overlay), Shop.Uat).Select(finding => finding.ToString()[..^(finding.Page.Length + 1)])];
}

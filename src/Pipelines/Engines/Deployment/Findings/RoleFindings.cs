namespace Pipelines.Engines.Deployment.Findings;

/// <summary>The roles of a task. ECS assumes roles of the task's own account only.</summary>
internal static class RoleFindings
{
    private const string FromEcr = "Fargate cannot pull the image from ECR", ReadSecrets = "ECS cannot read the secrets of container '{0}'";

    /// <summary>What is wrong with them.</summary>
    public static IEnumerable<Finding> Of(TaskView task)
    {
        foreach (var member in new[] { "taskRoleArn", "executionRoleArn" })
        {
            if (task.Json.Text(member) is { } role && Of(task, member, role) is { } finding)
            {
                yield return finding;
            }
        }

        if (string.IsNullOrEmpty(task.Json.Text("executionRoleArn")) && Need(task) is { } need)
        {
            yield return task.Raise(DeploymentRules.NoExecutionRole, ["executionRoleArn"], need);
        }
    }

    // A bare name is a role too, of the account that registers it.
    private static Finding? Of(TaskView task, string member, string role) => ArnParts.Find(role) switch
    {
        null => role.Contains(':', StringComparison.Ordinal) ? task.Raise(DeploymentRules.NotARole, [member], member, role) : null,
        { Kind: not "iam" } => task.Raise(DeploymentRules.NotARole, [member], member, role),
        { Resource: var resource } when !resource.StartsWith("role/", StringComparison.Ordinal) => task.Raise(DeploymentRules.NotARole, [member], member, role),
        { Partition: var partition } when partition != task.Partition =>
            task.Raise(DeploymentRules.RoleOfAnotherPartition, [member], member, role, partition, task.Environment.Region, task.Partition),
        { Account: var account } when account != task.Environment.Account.Text => task.Raise(DeploymentRules.RoleOfAnotherAccount, [member], member, role, task.Environment.Account, task.Environment),
        _ => null,
    };

    private static string? Need(TaskView task) =>
        task.IsFargate ? FromEcr
        : task.Containers.FirstOrDefault(container => container.Json.Records("secrets").Count > 0 || container.Json.Record("logConfiguration")?.Records("secretOptions").Count > 0) is { } reads
            ? string.Format(System.Globalization.CultureInfo.InvariantCulture, ReadSecrets, reads.Name)
        : null;
}

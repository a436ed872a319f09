using System.Globalization;

namespace Pipelines.Engines.Deployment.Findings;

/// <summary>The sizes that Fargate has: for each cpu the memory from, to and by steps of, in MiB.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size</remarks>
internal static class FargateSize
{
    private static readonly (int Cpu, int Least, int Most, int Step)[] Sizes =
    [
        (256, 512, 1024, 512), (256, 2048, 2048, 1024), (512, 1024, 4096, 1024), (1024, 2048, 8192, 1024), (2048, 4096, 16384, 1024),
        (4096, 8192, 30720, 1024), (8192, 16384, 61440, 4096), (16384, 32768, 122880, 8192),
    ];

    /// <summary>The refusal for a task of a size that Fargate does not have, or of none.</summary>
    public static IEnumerable<Finding> Of(TaskView task)
    {
        var (cpu, memory) = (task.Json.Number("cpu"), task.Json.Number("memory"));
        if (cpu is null || memory is null)
        {
            yield return task.Raise(DeploymentRules.NoFargateSize, [cpu is null ? "cpu" : "memory"]);
        }
        else if (Sizes.All(size => size.Cpu != cpu))
        {
            yield return task.Raise(DeploymentRules.NoFargateCpu, ["cpu"], cpu, string.Join(", ", Sizes.Select(size => size.Cpu).Distinct()));
        }
        else if (!Sizes.Any(size => size.Cpu == cpu && memory >= size.Least && memory <= size.Most && (memory - size.Least) % size.Step == 0))
        {
            yield return task.Raise(DeploymentRules.NoFargatePair, ["memory"], cpu, memory, Possible(cpu.Value));
        }
        else if (task.System != "LINUX" && cpu is not (1024 or 2048 or 4096))
        {
            yield return task.Raise(DeploymentRules.NoWindowsSize, ["cpu"], task.System, cpu);
        }
    }

    private static string Possible(long cpu) => string.Join(", ", Sizes.Where(size => size.Cpu == cpu).Select(size =>
        size.Least == size.Most ? Text(size.Least) : (size.Most - size.Least) / size.Step == 1 ? $"{Text(size.Least)}, {Text(size.Most)}" : $"{Text(size.Least)} to {Text(size.Most)} by {Text(size.Step)}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text.Json.Nodes;

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

    /// <summary>The refusal for a task that says FARGATE and a size that it does not have, or none.</summary>
    public static IEnumerable<Finding> Of(string service, JsonObject task)
    {
        if (!TaskFindings.IsFargate(task))
        {
            yield break;
        }

        var (cpu, memory) = (Number(task["cpu"]), Number(task["memory"]));
        if (cpu is null || memory is null)
        {
            yield return FindingsText.NoFargateSize(service);
        }
        else if (Sizes.All(size => size.Cpu != cpu))
        {
            yield return FindingsText.NoFargateCpu(service, cpu.Value, Sizes.Select(size => size.Cpu).Distinct());
        }
        else if (!Sizes.Any(size => size.Cpu == cpu && memory >= size.Least && memory <= size.Most && (memory - size.Least) % size.Step == 0))
        {
            yield return FindingsText.NoFargatePair(service, cpu.Value, memory.Value, Possible(cpu.Value));
        }
    }

    private static string Possible(int cpu) => string.Join(", ", Sizes.Where(size => size.Cpu == cpu).Select(size =>
        size.Least == size.Most ? Text(size.Least) : (size.Most - size.Least) / size.Step == 1 ? $"{Text(size.Least)}, {Text(size.Most)}" : $"{Text(size.Least)} to {Text(size.Most)} by {Text(size.Step)}"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Number(JsonNode? node) => int.TryParse(node?.GetValue<string>(), CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Http;

/// <summary>Counts the calls of each operation, and finds what is to go wrong with one.</summary>
internal sealed class Faults(IReadOnlyList<SandboxFault> script)
{
    private readonly Dictionary<string, int> calls = [];

    /// <summary>The faults that the next call of an operation meets.</summary>
    public IReadOnlyList<SandboxFault> Next(string operation)
    {
        if (script.Count == 0)
        {
            return [];
        }

        lock (calls)
        {
            var number = calls[operation] = calls.GetValueOrDefault(operation) + 1;
            var all = calls["*"] = calls.GetValueOrDefault("*") + 1;
            return [.. script.Where(fault => Meets(fault, fault.Operation == "*" ? all : fault.Operation == operation ? number : 0))];
        }
    }

    /// <exception cref="AwsError">One of the faults is an error.</exception>
    public static void Refuse(IEnumerable<SandboxFault> faults)
    {
        if (faults.FirstOrDefault(fault => fault.Code is not null) is { } refusal)
        {
            throw new AwsError(refusal.Code!, refusal.Message, refusal.Status);
        }
    }

    /// <summary>The answer as the faults leave it.</summary>
    public static JsonObject Change(IEnumerable<SandboxFault> faults, JsonObject answer)
    {
        foreach (var change in faults.Select(fault => fault.Changes).OfType<Action<JsonObject>>())
        {
            change(answer);
        }

        return answer;
    }

    private static bool Meets(SandboxFault fault, int number) =>
        number >= fault.From && number - fault.From < fault.Calls && fault.While?.Invoke() != false;
}

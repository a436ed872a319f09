using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Token buckets, one for each account, region and group of operations.</summary>
internal sealed class Rates(SandboxRates? rates, TimeProvider clock)
{
    private readonly Dictionary<(string Account, string Region, SandboxRate Rate), (double Tokens, DateTimeOffset At)> buckets = [];

    /// <summary>An operation that takes a token before it is done.</summary>
    public JsonOperation Limited(string operation, JsonOperation todo) => rates is null ? todo : (caller, input) =>
    {
        Take(caller, Of(rates, operation));
        return todo(caller, input);
    };

    private static SandboxRate Of(SandboxRates rates, string operation) => operation switch
    {
        "RegisterTaskDefinition" or "DeregisterTaskDefinition" => rates.Registrations,
        _ when operation.StartsWith("Describe", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) => rates.Reads,
        _ => rates.Changes,
    };

    private void Take(Caller caller, SandboxRate rate)
    {
        var now = clock.GetUtcNow();
        lock (buckets)
        {
            var (tokens, at) = buckets.GetValueOrDefault((caller.Account, caller.Region, rate), (rate.Burst, now));
            tokens = Math.Min(rate.Burst, tokens + ((now - at).TotalSeconds * rate.PerSecond));
            buckets[(caller.Account, caller.Region, rate)] = (tokens >= 1 ? tokens - 1 : tokens, now);
            if (tokens < 1)
            {
                throw new AwsError("ThrottlingException", "Rate exceeded");
            }
        }
    }
}

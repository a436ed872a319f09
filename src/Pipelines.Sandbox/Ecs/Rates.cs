using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>Token buckets, one for each account, region and group of operations.</summary>
internal sealed class Rates(SandboxRates? rates, TimeProvider clock)
{
    private readonly Dictionary<(string Account, string Region, string Group), (double Tokens, DateTimeOffset At)> buckets = [];

    /// <summary>An operation that takes a token before it is done.</summary>
    public JsonOperation Limited(string operation, JsonOperation todo) => rates is null ? todo : (caller, input) =>
    {
        var (group, rate) = Of(rates, operation);
        Take(caller, group, rate);
        return todo(caller, input);
    };

    private static (string Group, SandboxRate Rate) Of(SandboxRates rates, string operation) => operation switch
    {
        "RegisterTaskDefinition" or "DeregisterTaskDefinition" => (nameof(rates.Registrations), rates.Registrations),
        _ when operation.StartsWith("Describe", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) => (nameof(rates.Reads), rates.Reads),
        _ => (nameof(rates.Changes), rates.Changes),
    };

    private void Take(Caller caller, string group, SandboxRate rate)
    {
        var now = clock.GetUtcNow();
        lock (buckets)
        {
            var bucket = (caller.Account, caller.Region, group);
            var (tokens, at) = buckets.GetValueOrDefault(bucket, (rate.Burst, now));
            tokens = Math.Min(rate.Burst, tokens + (Math.Max(0, (now - at).TotalSeconds) * rate.PerSecond));
            buckets[bucket] = (tokens >= 1 ? tokens - 1 : tokens, now);
            if (tokens < 1)
            {
                throw new AwsError("ThrottlingException", "Rate exceeded");
            }
        }
    }
}

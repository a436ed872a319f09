using System.Text.Json.Nodes;
using Pipelines.Sandbox.Http;

namespace Pipelines.Sandbox.Ecs;

/// <summary>What a service's deployment configuration says, with the defaults of ECS.</summary>
internal sealed record RolloutRules(int MaximumPercent, int MinimumHealthyPercent, bool HasBreaker, bool RollsBack, bool ResetsOnHealthyTask, string ThresholdType, int ThresholdValue)
{
    private const int Least = 3;
    private const int Most = 200;

    public static RolloutRules Of(Service service) => Of(service.DeploymentConfiguration);

    public static RolloutRules Of(JsonObject configuration)
    {
        var input = new JsonInput(configuration);
        var breaker = input.Object("deploymentCircuitBreaker");
        var threshold = breaker?.Object("thresholdConfiguration");
        return new(
            input.Integer("maximumPercent") ?? 200,
            input.Integer("minimumHealthyPercent") ?? 100,
            breaker?.Flag("enable") ?? false,
            breaker?.Flag("rollback") ?? false,
            breaker?.Flag("resetOnHealthyTask") ?? true,
            threshold?.Text("type") ?? "BOUNDED_PERCENT",
            threshold?.Integer("value") ?? 50);
    }

    /// <exception cref="AwsError">The sandbox would not do what it says.</exception>
    public static void Check(JsonObject configuration)
    {
        var input = new JsonInput(configuration);
        if (input.Text("strategy") is { } strategy && strategy != "ROLLING")
        {
            throw new AwsError("UnsupportedFeatureException", $"The sandbox deploys with the strategy ROLLING, not {strategy}.");
        }

        if (input.Object("alarms")?.Flag("enable") == true)
        {
            throw new AwsError("UnsupportedFeatureException", "The sandbox has no alarms.");
        }

        var rules = Of(configuration);
        if (rules.MaximumPercent is < 100 or > 200 || rules.MinimumHealthyPercent is < 0 or > 100)
        {
            throw new AwsError("InvalidParameterException", "maximumPercent must be between 100 and 200, minimumHealthyPercent between 0 and 100.");
        }

        if (rules.ThresholdType is not ("BOUNDED_PERCENT" or "UNBOUNDED_PERCENT" or "COUNT") || rules.ThresholdValue < 1)
        {
            throw new AwsError("InvalidParameterException", "thresholdConfiguration must have a type of BOUNDED_PERCENT, UNBOUNDED_PERCENT or COUNT and a value of 1 or more.");
        }
    }

    /// <summary>The tasks that there may be at once.</summary>
    public int Maximum(int desired) => desired * MaximumPercent / 100;

    /// <summary>The tasks that must run well.</summary>
    public int Minimum(int desired) => ((desired * MinimumHealthyPercent) + 99) / 100;

    /// <summary>The failures that trigger the circuit breaker.</summary>
    public int Threshold(int desired)
    {
        var share = ((desired * ThresholdValue) + 99) / 100;
        return ThresholdType switch
        {
            "COUNT" => ThresholdValue,
            "UNBOUNDED_PERCENT" => Math.Max(1, share),
            _ => Math.Clamp(share, Least, Most),
        };
    }
}

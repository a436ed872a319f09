using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipelines.Sandbox.Tasks;

/// <summary>
/// What a simulated container is told to do by its <c>dockerLabels</c>, each named <c>pipelines.sandbox.…</c>: a failure is rehearsed by
/// the task definition that is deployed.
/// </summary>
internal sealed class Rehearsal(JsonObject container, int task)
{
    private const string Prefix = "pipelines.sandbox.";

    public string Name => (string)container["name"]!;

    public bool IsEssential => (bool?)container["essential"] != false;

    public bool IsChecked => container["healthCheck"] is not null;

    /// <summary><c>exit-code</c>: exits with this code, <c>exit-after</c> seconds after it has started; null when it keeps running.</summary>
    public int? ExitCode => Fails && int.TryParse(Label("exit-code"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;

    public TimeSpan? ExitAfter => Seconds("exit-after");

    /// <summary><c>start</c>: seconds until RUNNING.</summary>
    public TimeSpan? Start => Fails ? Seconds("start") : null;

    /// <summary><c>stopped-reason</c>: the task never starts, for this reason; with <c>exit-code</c> it is why the task stopped.</summary>
    public string? StoppedReason => Fails ? Label("stopped-reason") : null;

    /// <summary><c>reason</c>: what the container itself says of its end, such as an OutOfMemoryError.</summary>
    public string? Reason => Fails ? Label("reason") : null;

    /// <summary><c>health</c>: HEALTHY or UNHEALTHY, the result of its health check.</summary>
    public string Health => (Fails ? Label("health") : null) ?? "HEALTHY";

    /// <summary><c>target-health</c>: what the load balancer finds: healthy, or for which reason it is not.</summary>
    public string? TargetHealth => Fails ? Label("target-health") : null;

    /// <summary><c>log</c>: what it writes to its log.</summary>
    public static string? LogOf(JsonObject container) => (string?)container["dockerLabels"]?[Prefix + "log"];

    /// <summary><c>fails-until</c>: only the tasks of a deployment before this number fail.</summary>
    private bool Fails => !int.TryParse(Label("fails-until"), CultureInfo.InvariantCulture, out var number) || task < number;

    private string? Label(string name) => (string?)container["dockerLabels"]?[Prefix + name];

    private TimeSpan? Seconds(string name) =>
        double.TryParse(Label(name), CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}

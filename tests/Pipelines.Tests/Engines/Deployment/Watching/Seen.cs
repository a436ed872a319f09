using Pipelines.Engines.Deployment.Watching;

namespace Pipelines.Tests.Engines.Deployment.Watching;

/// <summary>Sightings in short words, for tables.</summary>
internal static class Seen
{
    public const string Old = "arn:old:1", New = "arn:new:2", Foreign = "arn:foreign:3";
    public const string OldRollout = "ecs-svc/old", NewRollout = "ecs-svc/new", OtherRollout = "ecs-svc/other";
    public const string OldDeployment = "arn:deployment/old", NewDeployment = "arn:deployment/new";

    public static readonly Binding Bound = new(New, NewRollout, NewDeployment, new Former(Old, OldRollout, OldDeployment));

    /// <summary>Folds looks into a watch: one look a second, written as below.</summary>
    /// <remarks>
    /// A service deployment: its status, <c>PENDING</c>; with <c>/0</c> for no task requested, <c>+</c> for a pause hook that waits.
    /// <c>-</c>: nothing was in the answer. <c>denied</c>: it may not be read. After a space, the service's deployments: <c>N:</c>, <c>O:</c> or
    /// <c>F:</c> (ours, the former definition, a foreign one) and the state (<c>IN_PROGRESS</c>, <c>COMPLETED</c>, <c>FAILED</c>, <c>NONE</c>), the
    /// PRIMARY first, then <c>;</c>; a <c>*</c> for less tasks than desired, <c>/0</c> for none desired.
    /// </remarks>
    public static Watch Fold(Watch watch, params IEnumerable<string> looks)
    {
        var second = 0;
        return looks.Aggregate(watch, (state, look) => state.Next(Look(look, TimeSpan.FromSeconds(++second))));
    }

    public static Sighting Look(string text, TimeSpan at)
    {
        var words = text.Split(' ');
        return new(
            at,
            words[0] is "-" or "denied" ? null : Deployment(words[0]),
            words.Length > 1 ? Service(words[1]) : null,
            Readable: words[0] != "denied");
    }

    private static ServiceDeploymentSighting Deployment(string text) => new(NewDeployment, text.TrimEnd('+').Split('/')[0])
    {
        Requested = text.EndsWith("/0", StringComparison.Ordinal) ? 0 : 2,
        AwaitsAction = text.EndsWith('+'),
    };

    private static ServiceSighting Service(string text) => new(null, [.. text.Split(';').Select(Rollout)]);

    private static RolloutSighting Rollout(string text, int index)
    {
        var (id, definition) = text[0] switch
        {
            'N' => (NewRollout, New),
            'O' => (OtherRollout, Old),
            _ => (OtherRollout, Foreign),
        };
        var state = text[2..].TrimEnd('*').Split('/')[0];
        var desired = text.EndsWith("/0", StringComparison.Ordinal) ? 0 : 2;
        return new(id, index == 0 ? "PRIMARY" : "ACTIVE", definition, state == "NONE" ? null : state)
        {
            Desired = desired,
            Running = text.EndsWith('*') ? desired - 1 : desired,
        };
    }
}

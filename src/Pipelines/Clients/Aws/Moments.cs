namespace Pipelines.Clients.Aws;

/// <summary>The SDK's times as ours.</summary>
internal static class Moments
{
    /// <summary>The same moment, in UTC.</summary>
    public static DateTimeOffset Of(DateTime moment) => new(moment.ToUniversalTime());

    /// <summary>The same moment, in UTC.</summary>
    public static DateTimeOffset? Of(DateTime? moment) => moment is { } time ? Of(time) : null;
}

using System.Globalization;

namespace Pipelines.Model;

/// <summary>A length of time as GitLab writes it: <c>1 week</c>, <c>2 hours 30 minutes</c>, <c>never</c>, or a variable that holds one.</summary>
public sealed record Span
{
    /// <summary>No end.</summary>
    public static readonly Span Never = new((TimeSpan?)null);

    private static readonly (string Name, long Seconds)[] Units = [("week", 604_800), ("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)];

    private Span(TimeSpan? length, Variable? from = null) => (Length, Source) = (length, from);

    /// <summary>The length in whole seconds; null = no end, or known to <see cref="Source"/> alone.</summary>
    public TimeSpan? Length { get; }

    /// <summary>The variable that holds the length, where GitLab takes one (<c>auto_stop_in</c>).</summary>
    public Variable? Source { get; }

    /// <summary>The length that a variable holds in the running pipeline.</summary>
    public static Span Of(Variable variable) => new(null, variable);

    /// <summary>Takes a length of at least a second; what is below a second is cut.</summary>
    public static implicit operator Span(TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.FromSeconds(1));
        return new(TimeSpan.FromSeconds(Math.Floor(length.TotalSeconds)));
    }

    /// <summary>The text in GitLab's file.</summary>
    public override string ToString()
    {
        if (Length is not { } length)
        {
            return Source?.ToString() ?? "never";
        }

        var rest = (long)length.TotalSeconds;
        var parts = new List<string>();
        foreach (var (name, seconds) in Units)
        {
            var count = rest / seconds;
            rest %= seconds;
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}"));
            }
        }

        return string.Join(' ', parts);
    }
}

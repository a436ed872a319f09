using System.Globalization;

namespace Pipelines.Engines.Tests;

/// <summary>One of the parts that the tests are split into, each a job of its own.</summary>
/// <param name="Index">Which one, from 1.</param>
/// <param name="Total">How many there are.</param>
internal sealed record TestPart(int Index, int Total)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Total}");
}

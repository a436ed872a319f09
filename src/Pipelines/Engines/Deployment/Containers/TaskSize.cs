using System.Globalization;

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>The size of a task as ECS keeps it: a number. ECS turns <c>1 vCPU</c> and <c>2 GB</c> into it, so we do before comparing.</summary>
internal static class TaskSize
{
    /// <summary>The number that a text stands for, or null when it stands for none.</summary>
    public static int? Parse(string text, Shape.Size size)
    {
        var trimmed = text.Trim();
        if (int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return trimmed.EndsWith(size.Unit, StringComparison.OrdinalIgnoreCase)
            && decimal.TryParse(trimmed[..^size.Unit.Length].TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units)
            && units < 100_000
            && units * size.PerUnit is var whole && whole == decimal.Truncate(whole)
                ? (int)whole
                : null;
    }
}

namespace Pipelines.Engines.Deployment.Containers;

/// <summary>What a value of the containers' JSON must look like. The check, the schema and the form for ECS are all read from it.</summary>
internal abstract record Shape
{
    /// <summary>Text; one of <paramref name="Values"/> when there are any.</summary>
    public sealed record Text(params IReadOnlyList<string> Values) : Shape;

    /// <summary>The size of a task as text: a number, or a number and <paramref name="Unit"/>, of which one is <paramref name="PerUnit"/>.</summary>
    public sealed record Size(string Unit, int PerUnit) : Shape;

    /// <summary>A whole number.</summary>
    public sealed record Number(long Least = 0, long Most = int.MaxValue) : Shape;

    /// <summary>true or false.</summary>
    public sealed record Flag : Shape;

    /// <summary>A list, replaced as a whole by an overlay.</summary>
    public sealed record ListOf(Shape Item) : Shape;

    /// <summary>An object whose member names are free.</summary>
    public sealed record MapOf(Shape Value) : Shape;

    /// <summary>An object with known members.</summary>
    public sealed record Record(params IReadOnlyList<Member> Members) : Shape;

    /// <summary>
    /// A list in ECS whose entries have a <c>name</c>; here a map by that name (so that an overlay can change one of them), or ECS's list.
    /// </summary>
    /// <param name="Entry">What stands behind the name in a map.</param>
    /// <param name="Value">The member of ECS's entry that holds it (<c>value</c>, <c>valueFrom</c>); null when the entry is an object itself.</param>
    public sealed record Named(Shape Entry, string? Value = null) : Shape;
}

/// <summary>One known member of an object.</summary>
/// <param name="Name">ECS's name.</param>
/// <param name="Shape">What its value looks like.</param>
/// <param name="Summary">One sentence for the editor.</param>
/// <param name="Required">True when ECS refuses the object without it.</param>
internal sealed record Member(string Name, Shape Shape, string Summary, bool Required = false);

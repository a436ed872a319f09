namespace Pipelines.Engines.Infrastructure;

/// <summary>What a plan does to one resource. Values are not part of it, only the names of attributes: nothing that a state keeps secret can be in it.</summary>
/// <param name="Address">The resource, <c>module.services["backend"].aws_ecs_service.this</c>.</param>
/// <param name="Type">Its type, <c>aws_ecs_service</c>.</param>
/// <param name="Kind">What is done.</param>
internal sealed record PlannedChange(string Address, string Type, ChangeKind Kind)
{
    /// <summary>The attributes that change, sorted; of a replacement those that force it.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>True when the new one is made before the old one is destroyed.</summary>
    public bool IsCreatedFirst { get; init; }

    /// <summary>Where it was before it was moved; null = it was not.</summary>
    public string? MovedFrom { get; init; }

    /// <summary>True when what is there now will be gone.</summary>
    public bool IsDestruction => Kind is ChangeKind.Destroy or ChangeKind.Replace;
}

/// <summary>What is done to a resource.</summary>
internal enum ChangeKind
{
    /// <summary>Made.</summary>
    Create,

    /// <summary>Changed where it is.</summary>
    Update,

    /// <summary>Destroyed and made anew.</summary>
    Replace,

    /// <summary>Destroyed.</summary>
    Destroy,

    /// <summary>Taken into the state as it is.</summary>
    Import,

    /// <summary>Left as it is, and no longer in the state.</summary>
    Forget,

    /// <summary>Moved to another address, and nothing else.</summary>
    Move,
}

using Pipelines.Values;

namespace Pipelines.Definitions;

/// <summary>One ECS service of the application; it exists already (infrastructure makes it), a deployment replaces its tasks.</summary>
public sealed record Service
{
    /// <summary>Names a service and the image that its tasks run.</summary>
    /// <exception cref="DefinitionException">The name is not one to 64 letters, digits, '-' and '_'.</exception>
    public Service(string name, ContainerImage image)
    {
        Name = DomainWord.Check(name, "service", IsOfForm, "a name of 1 to 64 letters, digits, '-' and '_'", "backend");
        Image = image;
    }

    /// <summary>The name: that of the ECS service, of its JSON files and of the container that gets the image.</summary>
    public string Name { get; }

    /// <summary>The image that its tasks run.</summary>
    public ContainerImage Image { get; }

    /// <summary>Services whose deployment must have succeeded before this one's begins.</summary>
    public IReadOnlyList<Service> After { get; init; } = [];

    /// <summary>True when the internet reaches it, through a balancer of its own; else only the application's other services do. Infrastructure makes it so.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The task definition's family; null = <c>&lt;application&gt;-&lt;name&gt;</c>.</summary>
    public string? Family { get; init; }

    /// <summary>Findings about its deployment that are accepted, each with its reason: docs/deployment-findings.md lists the ids. A symbol is the part that it is about, <c>backend.environment.DB_PASSWORD</c>.</summary>
    public IReadOnlyList<Suppression> Suppress { get; init; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static bool IsOfForm(string name) =>
        name.Length is >= 1 and <= 64 && DomainWord.IsAll(name, static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}

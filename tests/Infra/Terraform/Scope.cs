using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>What the first word of a reference stands for, in one place of the configuration.</summary>
/// <param name="Resolve">The value of a first word; null = there is none of this name.</param>
internal sealed record Scope(Func<string, Named?> Resolve)
{
    /// <summary>The same with one more name.</summary>
    public Scope With(string name, object? value) => new(word => word == name ? new Named(value) : Resolve(word));
}

/// <summary>A value that was found; the value itself may be null.</summary>
internal sealed record Named(object? Value);

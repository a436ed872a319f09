using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>One instance of a resource, data source or ephemeral resource.</summary>
/// <param name="Address">As in Terraform's plans.</param>
/// <param name="Key">The key of the nearest for_each around it, the module's first; null when there is none.</param>
/// <param name="Block">What is written.</param>
/// <param name="Scope">What the words in it stand for.</param>
internal sealed record Resource(string Address, string? Key, Block Block, Scope Scope) : IHasAttributes
{
    /// <summary><c>aws_vpc</c></summary>
    public string Type => Block.Labels[0];

    /// <summary>What the configuration says, or <see cref="Computed"/> when it does not.</summary>
    public object? Get(string name) => Has(name) ? Evaluator.Of(Block.Body.Attributes[name], Scope) : new Computed(Address, name);

    public bool Has(string name) => Block.Body.Attributes.ContainsKey(name);

    /// <summary>An attribute of the one nested block of a type; null when the block or the attribute is not there.</summary>
    public object? Get(string block, string name) =>
        Block.Body.Of(block).SingleOrDefault() is { } nested && nested.Body.Attributes.TryGetValue(name, out var value) ? Evaluator.Of(value, Scope) : null;

    /// <summary>The text that the configuration says; null when it says none, or null.</summary>
    public string? Text(string name) => Has(name) && Get(name) is { } value ? Values.Text(value) : null;

    public override string ToString() => Address;
}

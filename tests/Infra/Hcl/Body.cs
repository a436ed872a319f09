namespace Infra.Hcl;

/// <summary>What stands between the braces of a block, or in a file.</summary>
internal sealed record Body(IReadOnlyDictionary<string, Expression> Attributes, IReadOnlyList<Block> Blocks)
{
    /// <summary>The blocks of one type.</summary>
    public IEnumerable<Block> Of(string type) => Blocks.Where(block => block.Type == type);
}

/// <summary><c>type "label" { … }</c></summary>
internal sealed record Block(string Type, IReadOnlyList<string> Labels, Body Body, string File, int Line)
{
    /// <summary>Where it stands, for messages.</summary>
    public string Place => $"{File}:{Line}";
}

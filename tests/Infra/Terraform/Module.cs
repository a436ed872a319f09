using Infra.Hcl;

namespace Infra.Terraform;

/// <summary>The files of one folder: what is declared in them, by the address that the others call it by.</summary>
internal sealed class Module
{
    private static readonly string[] Known = ["terraform", "provider", "variable", "locals", "output", "module", "resource", "data", "ephemeral"];

    private Module(string folder, IReadOnlyList<Block> blocks)
    {
        Folder = folder;
        Blocks = blocks;
        Variables = ByName("variable");
        Outputs = ByName("output");
        Modules = ByName("module");
        Resources = Of("resource", "data", "ephemeral").ToDictionary(AddressOf, StringComparer.Ordinal);
        Locals = Of("locals").SelectMany(block => block.Body.Attributes).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The absolute path of the folder.</summary>
    public string Folder { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyDictionary<string, Block> Variables { get; }

    public IReadOnlyDictionary<string, Block> Outputs { get; }

    public IReadOnlyDictionary<string, Block> Modules { get; }

    /// <summary>Resources, data sources and ephemeral resources by address: <c>aws_vpc.this</c>, <c>data.x.y</c>, <c>ephemeral.x.y</c>.</summary>
    public IReadOnlyDictionary<string, Block> Resources { get; }

    public IReadOnlyDictionary<string, Expression> Locals { get; }

    /// <summary>Reads the <c>.tf</c> files of a folder.</summary>
    /// <exception cref="HclException">One of them is not understood, or says something twice.</exception>
    public static Module Load(string folder)
    {
        var blocks = Directory.GetFiles(folder, "*.tf").Order(StringComparer.Ordinal)
            .SelectMany(file => BodyParser.Parse(Path.GetRelativePath(Path.Combine(folder, "../.."), file), File.ReadAllText(file)).Blocks)
            .ToList();
        if (blocks.Find(block => !Known.Contains(block.Type)) is { } unknown)
        {
            throw new HclException(unknown.Place, $"blocks of the type '{unknown.Type}' are not understood");
        }

        return new(folder, blocks);
    }

    /// <summary>The folder that a module call names.</summary>
    public string SourceOf(Block module) =>
        module.Body.Attributes.TryGetValue("source", out var source) && source is Literal { Value: string path } && path.StartsWith('.')
            ? Path.GetFullPath(Path.Combine(Folder, path))
            : throw new HclException(module.Place, "only modules of this repository are used here");

    private static string AddressOf(Block block) =>
        string.Join('.', block.Type == "resource" ? block.Labels : [block.Type, .. block.Labels]);

    private IEnumerable<Block> Of(params string[] types) => Blocks.Where(block => types.Contains(block.Type));

    private Dictionary<string, Block> ByName(string type) => Of(type).ToDictionary(block => block.Labels[0], StringComparer.Ordinal);
}
